/// Where a call goes, and for which region it is signed.
struct AWSAddress: Sendable, Hashable {
    /// `https`, or what an endpoint that was given begins with.
    var scheme: String
    /// The host, with a port where it is not the usual one.
    var host: String
    /// The path over the wire.
    var path: String
    /// The region.
    var region: String

    /// The absolute address, with a query as it goes over the wire.
    func url(_ query: [(name: String, value: String)]) -> String {
        let tail = query.isEmpty ? "" : "?\(CanonicalRequest.text(of: query))"
        return "\(scheme)://\(host)\(path)\(tail)"
    }
}
