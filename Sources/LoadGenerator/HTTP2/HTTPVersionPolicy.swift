/// Which version of HTTP is spoken.
package enum HTTPVersionPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// HTTP/1.1: one request, one packet, nothing in between.
    case http1 = "1.1"
    /// HTTP/2, one stream at a time on each connection: over TLS if the peer agrees to it, else by
    /// prior knowledge. A connection on which the peer does not speak it fails.
    case http2 = "2"
    /// Over TLS what the peer prefers, else HTTP/1.1.
    case negotiated = "auto"

    /// What is offered in a TLS handshake (ALPN).
    var protocols: [String] {
        switch self {
        case .http1: ["http/1.1"]
        case .http2: ["h2"]
        case .negotiated: ["h2", "http/1.1"]
        }
    }
}
