import Values

/// The head of a target's requests with gaps for the request's number.
struct RequestTemplate {
    private let parts: [[UInt8]]

    init(_ target: LoadTarget) {
        var text = "\(target.method) \(target.path) HTTP/1.1\r\n"
        if !target.headers.contains(where: { $0.name.lowercased() == "host" }) {
            text += "Host: \(Self.authority(target))\r\n"
        }
        for field in target.headers { text += "\(field.name): \(field.value)\r\n" }
        if !target.body.isEmpty || ["POST", "PUT", "PATCH"].contains(target.method) {
            text += "Content-Length: \(target.body.count)\r\n"
        }
        text += "\r\n"
        parts = text.split(separator: "{id}", omittingEmptySubsequences: false).map {
            Array($0.utf8)
        }
    }

    /// Whether all requests have the same head.
    var isConstant: Bool { parts.count == 1 }

    /// The head of one request.
    func head(id: Int) -> [UInt8] { Array(parts.joined(separator: String(id).utf8)) }

    private static func authority(_ target: LoadTarget) -> String {
        let host = target.host.contains(":") ? "[\(target.host)]" : target.host
        return target.port == 80 ? host : "\(host):\(target.port)"
    }
}
