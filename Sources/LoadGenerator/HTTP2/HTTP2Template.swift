import Values

/// The header fields of a target's requests over HTTP/2, with gaps for the request's number.
struct HTTP2Template {
    private let fields: [(name: [UInt8], parts: [[UInt8]])]

    init(_ target: LoadTarget) {
        let host = target.headers.first { $0.name.lowercased() == "host" }?.value
        var fields = [
            (":method", target.method), (":scheme", target.isSecure ? "https" : "http"),
            (":authority", host ?? target.authority), (":path", target.path),
        ]
        // Fields of a connection have no meaning here (RFC 9113, 8.2.2).
        let meaningless: Set = [
            "host", "connection", "keep-alive", "proxy-connection", "upgrade",
        ]
        for field in target.headers where !meaningless.contains(field.name.lowercased()) {
            fields.append((field.name.lowercased(), field.value))
        }
        if target.saysLength { fields.append(("content-length", String(target.body.count))) }
        self.fields = fields.map { name, value in
            let parts = value.split(separator: "{id}", omittingEmptySubsequences: false)
            return (Array(name.utf8), parts.map { Array($0.utf8) })
        }
    }

    /// The fields of one request.
    func fields(id: Int) -> [(name: [UInt8], value: [UInt8])] {
        fields.map { name, parts in
            var value = parts[0]
            for part in parts.dropFirst() {
                value.append(decimal: id)
                value.append(contentsOf: part)
            }
            return (name, value)
        }
    }
}
