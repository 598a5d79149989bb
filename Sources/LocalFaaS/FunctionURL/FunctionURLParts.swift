import NIOCore
import NIOHTTP1

/// An HTTP answer as a handler spells it: `{"statusCode": 200, "headers": {…}, "body": "…"}`.
struct FunctionURLParts: Decodable {
    var statusCode: Int
    var headers: [String: HeaderText]?
    var cookies: [String]?
    var body: String?
    var isBase64Encoded: Bool?

    /// The answer for the client, or what is wrong with it.
    var response: Result<ServerResponse, MalformedAnswer> {
        guard (200...599).contains(statusCode) else {
            return malformed("the function's answer has the impossible status \(statusCode)")
        }
        guard let fields else {
            return malformed("the function's answer has a header that HTTP does not allow")
        }
        guard let content else {
            return malformed("the function's answer has a body that is not base 64")
        }
        let status = HTTPResponseStatus(statusCode: statusCode)
        return .success(ServerResponse(status: status, headers: fields, body: content))
    }

    private func malformed(_ message: String) -> Result<ServerResponse, MalformedAnswer> {
        .failure(MalformedAnswer(message: message))
    }

    /// `nil` when one of them would break the answer.
    private var fields: HTTPHeaders? {
        var fields: HTTPHeaders = [:]
        for (name, value) in (headers ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard HeaderText.allows(name: name, value: value.text) else { return nil }
            // How the answer is framed is ours to say.
            if HeaderText.framing.contains(name.lowercased()) { continue }
            fields.add(name: name, value: value.text)
        }
        for cookie in cookies ?? [] {
            guard HeaderText.allows(name: "set-cookie", value: cookie) else { return nil }
            fields.add(name: "set-cookie", value: cookie)
        }
        if !fields.contains(name: "content-type") {
            fields.add(name: "content-type", value: "application/json")
        }
        return fields
    }

    private var content: ByteBuffer? {
        guard isBase64Encoded == true else { return ByteBuffer(string: body ?? "") }
        return Base64.decode(body ?? "").map { ByteBuffer(bytes: $0) }
    }
}
