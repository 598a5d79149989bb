import FoundationEssentials
import Values

/// The code and the words of an answer that says no: from a header, from JSON or from XML.
struct AWSRefusalText: Sendable, Hashable {
    /// The code, without what some services write around it.
    private(set) var code: AWSErrorCode?
    /// AWS's own words; empty when there are none.
    private(set) var message = ""
    /// The id of the request, where it is part of the document.
    private(set) var requestID: String?
    /// Whether the document is an error although its status is that of a success.
    private(set) var isErrorInGoodAnswer = false

    private struct JSONError: Decodable {
        var type: String?
        var code: String?
        var message: String?
        var capitalMessage: String?

        enum CodingKeys: String, CodingKey {
            case type = "__type"
            case code
            case message
            case capitalMessage = "Message"
        }
    }

    /// Reads an answer.
    init(_ answer: HTTPAnswer) {
        let isGood = (200..<300).contains(answer.status)
        let first = answer.body.first { !" \t\r\n".utf8.contains($0) }
        switch first {
        case UInt8(ascii: "{") where !isGood: readJSON(answer.body)
        case UInt8(ascii: "<") where !isGood || Self.mayHideAnError(answer): readXML(answer)
        default: break
        }
        if let text = answer.header("x-amzn-ErrorType"), !isGood { code = Self.code(text) }
    }

    /// Only a short document can be an error, and only those are worth a second reading.
    private static func mayHideAnError(_ answer: HTTPAnswer) -> Bool {
        answer.body.count < 4096
            && String(decoding: answer.body, as: UTF8.self).contains("<Error>")
    }

    private mutating func readJSON(_ body: [UInt8]) {
        guard let error = try? JSONDecoder().decode(JSONError.self, from: Data(body)) else {
            return
        }
        code = (error.type ?? error.code).flatMap(Self.code)
        message = error.message ?? error.capitalMessage ?? ""
    }

    private mutating func readXML(_ answer: HTTPAnswer) {
        guard let root = XMLTreeReader.read(Array(answer.body.drop { $0 <= 0x20 })) else { return }
        // S3: <Error>; IAM and STS: <ErrorResponse><Error>; EC2: <Response><Errors><Error>.
        let error = root.name == "Error" ? root : root["Error"] ?? root["Errors"]?["Error"]
        guard let error else { return }
        code = error.text("Code").flatMap(Self.code)
        message = error.text("Message") ?? ""
        requestID = root.text("RequestId") ?? root.text("RequestID")
        isErrorInGoodAnswer = root.name == "Error"
    }

    /// Without the name space before `#`, and the address after `:`.
    private static func code(_ text: String) -> AWSErrorCode? {
        let local = text.split(separator: "#").last ?? ""
        let bare = local.prefix { $0 != ":" }
        return bare.isEmpty ? nil : AWSErrorCode(rawValue: String(bare))
    }
}
