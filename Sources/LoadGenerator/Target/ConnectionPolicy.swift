/// Which connection a request goes out on; the same for every endpoint of an experiment.
package enum ConnectionPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Each request dials at its instant.
    case fresh
    /// Connections are kept between requests as long as the peer keeps them; missing ones are made
    /// ahead of the burst that needs them.
    case reuse
    /// Each request has a connection of its own, made shortly before its instant.
    case prewarmed
}
