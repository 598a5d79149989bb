import NIOCore
import NIOHTTP1

/// The event a handler gets for an HTTP request: AWS Lambda's function URL format, version 2.0.
struct FunctionURLEvent {
    let request: ServerRequest
    /// The path below the function's address.
    let path: Substring
    let function: String
    let requestID: String
    /// The host and port the function is reached at.
    let domain: String
    /// When the request came in, in milliseconds since 1970.
    let epochMilliseconds: Int

    /// The event as JSON.
    var bytes: [UInt8] {
        var json = JSONText()
        json.raw(#"{"version":"2.0","routeKey":"$default","rawPath":"#)
        json.string(path.isEmpty ? "/" : path)
        json.raw(#","rawQueryString":"#)
        json.string(request.query)
        addCookies(to: &json)
        json.raw(#","headers":"#)
        json.object(headers)
        if !request.query.isEmpty {
            json.raw(#","queryStringParameters":"#)
            json.object(QueryText(request.query).parameters)
        }
        addContext(to: &json)
        addBody(to: &json)
        json.raw("}")
        return json.bytes
    }

    /// Names in lower case, several values of one name joined with commas; cookies stand apart.
    private var headers: [String: String] {
        var fields: [String: String] = [:]
        for (name, value) in request.headers where name.lowercased() != "cookie" {
            let name = name.lowercased()
            fields[name] = fields[name].map { "\($0),\(value)" } ?? value
        }
        return fields
    }

    private func addCookies(to json: inout JSONText) {
        let cookies = request.headers[canonicalForm: "cookie"].flatMap { $0.split(separator: ";") }
        guard !cookies.isEmpty else { return }
        json.raw(#","cookies":["#)
        for (index, cookie) in cookies.enumerated() {
            if index > 0 { json.raw(",") }
            json.string(cookie.drop { $0 == " " })
        }
        json.raw("]")
    }

    private func addContext(to json: inout JSONText) {
        json.raw(#","requestContext":{"accountId":"anonymous","apiId":"#)
        json.string(function)
        json.raw(#","domainName":"#)
        json.string(domain)
        json.raw(#","domainPrefix":"#)
        json.string(function)
        json.raw(#","http":{"method":"#)
        json.string(request.method.rawValue)
        json.raw(#","path":"#)
        json.string(path.isEmpty ? "/" : path)
        json.raw(#","protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"#)
        json.string(request.headers.first(name: "user-agent") ?? "")
        json.raw(#"},"requestId":"#)
        json.string(requestID)
        json.raw(#","routeKey":"$default","stage":"$default","timeEpoch":"#)
        json.number(epochMilliseconds)
        json.raw("}")
    }

    /// Text stays text; what is not UTF-8 travels in base 64.
    private func addBody(to json: inout JSONText) {
        guard request.body.readableBytes > 0 else { return json.raw(#","isBase64Encoded":false"#) }
        let bytes = Array(request.body.readableBytesView)
        if let text = String(validating: bytes, as: UTF8.self) {
            json.raw(#","isBase64Encoded":false,"body":"#)
            json.string(text)
        } else {
            json.raw(#","isBase64Encoded":true,"body":"#)
            json.plain(Base64.encode(bytes))
        }
    }
}
