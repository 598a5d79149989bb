import FaaS
import FoundationEssentials
import Values

extension ProviderFailure {
    /// What an answer that is no success means, by the cloud's own code.
    init(_ answer: HTTPAnswer) {
        guard
            let refusal = try? JSONDecoder().decode(CloudRefusal.self, from: Data(answer.body))
        else {
            // What is no refusal in JSON did not come from the scripted cloud.
            self.init(code: .unknown, message: "the cloud answered \(answer.status)")
            return
        }
        let seconds = answer.header("retry-after").flatMap { Double($0) }
        self.init(
            code: FailureCode(refusal.code),
            message: refusal.message,
            retryAfter: seconds.map { .seconds($0) }
        )
    }
}

extension FailureCode {
    fileprivate init(_ code: CloudRefusal.Code) {
        self =
            switch code {
            case .throttled: .throttled
            case .unavailable, .internalFailure: .unavailable
            case .conflict: .conflict
            case .notFound: .notFound
            case .quota: .quota
            case .invalid: .invalid
            }
    }
}
