import Values

/// The head of a target's requests with gaps for the request's number.
struct RequestTemplate {
    private let parts: [[UInt8]]

    init(_ target: LoadTarget) {
        var text = "\(target.method) \(target.path) HTTP/1.1\r\n"
        if !target.headers.contains(where: { $0.name.lowercased() == "host" }) {
            text += "Host: \(target.authority)\r\n"
        }
        for field in target.headers { text += "\(field.name): \(field.value)\r\n" }
        if target.saysLength { text += "Content-Length: \(target.body.count)\r\n" }
        text += "\r\n"
        parts = text.split(separator: "{id}", omittingEmptySubsequences: false).map {
            Array($0.utf8)
        }
    }

    /// Appends the head of one request.
    func render(id: Int, into head: inout [UInt8]) {
        head.append(contentsOf: parts[0])
        for part in parts.dropFirst() {
            head.append(decimal: id)
            head.append(contentsOf: part)
        }
    }
}

extension LoadTarget {
    /// The host and, where it is not the usual one, the port, as they stand in a request.
    var authority: String {
        let host = host.contains(":") ? "[\(self.host)]" : self.host
        return port == (isSecure ? 443 : 80) ? host : "\(host):\(port)"
    }

    /// Whether a request must tell how long its body is.
    var saysLength: Bool { !body.isEmpty || ["POST", "PUT", "PATCH"].contains(method) }
}
