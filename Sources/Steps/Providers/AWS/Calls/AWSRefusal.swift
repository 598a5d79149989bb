import FaaS
import FoundationEssentials
import Values

/// An answer that says no, in whichever of AWS's ways of saying so.
struct AWSRefusal: Sendable, Hashable {
    /// The status.
    var status: Int
    /// The code, where the answer has one.
    var code: AWSErrorCode?
    /// AWS's own words.
    var message: String
    /// What AWS's people ask for when one asks them.
    var requestID: String?
    /// How long it wants to be left alone.
    var retryAfter: Duration?
    /// The server's clock, in seconds since 1970.
    var serverTime: Double?

    /// Reads an answer; `nil` if it says yes.
    init?(_ answer: HTTPAnswer) {
        let isGood = (200..<300).contains(answer.status)
        let document = AWSRefusalText(answer)
        // What took long at S3 began to answer before it knew how it would end.
        guard !isGood || document.isErrorInGoodAnswer else { return nil }
        status = isGood ? 500 : answer.status
        code = document.code
        message = document.message
        requestID =
            answer.header("x-amzn-RequestId") ?? answer.header("x-amz-request-id")
            ?? document.requestID
        retryAfter = Self.pause(answer)
        serverTime = answer.header("Date").flatMap { AWSTimestamp(http: $0)?.seconds }
    }

    /// What kind of failure it is.
    var kind: FailureCode { code?.kind ?? AWSErrorCode.kind(ofStatus: status) }

    /// What the provider says about it.
    func failure(of call: AWSCall) -> ProviderFailure {
        let said = message.isEmpty ? "" : ": \(message)"
        let id = requestID.map { " (request \($0))" } ?? ""
        var failure = ProviderFailure(
            code: kind,
            message: "\(call.service.title) answered \(call.operation) with "
                + "\(code?.rawValue ?? "status \(status)")\(said)\(id)",
            retryAfter: retryAfter
        )
        failure.providerCode = code?.rawValue
        return failure
    }

    private static func pause(_ answer: HTTPAnswer) -> Duration? {
        if let text = answer.header("x-amz-retry-after"), let pause = Int(text), pause >= 0 {
            return .milliseconds(pause)
        }
        guard let text = answer.header("Retry-After"), let pause = Int(text), pause >= 0
        else { return nil }
        return .seconds(pause)
    }
}
