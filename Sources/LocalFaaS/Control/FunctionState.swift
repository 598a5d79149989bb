/// A function as the control API describes it.
package struct FunctionState: Sendable, Hashable, Codable {
    /// The version of this JSON.
    package var schema = 1
    package var name: String
    /// The address that requests go to.
    package var endpoint: String
    package var labels: [String: String]
    package var runtime: String
    package var handler: String
    /// The SHA-256 of the package, as read by the server.
    package var packageDigest: String
    /// The size of the package, as read by the server.
    package var packageBytes: Int
    package var memoryBytes: Int
    package var timeoutNs: Int
    package var keepAliveNs: Int
    /// How many instances there are now.
    package var instances: PoolCensus
    /// The process ids of its instances.
    package var processes: [Int]
}

/// All functions that were asked for.
package struct FunctionStates: Sendable, Hashable, Codable {
    /// The version of this JSON.
    package var schema = 1
    package var functions: [FunctionState]
}
