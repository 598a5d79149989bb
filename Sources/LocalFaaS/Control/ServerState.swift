/// The server as the control API describes it.
package struct ServerState: Sendable, Hashable, Codable {
    /// The version of this JSON.
    package var schema = 1
    package var process: ProcessIdentity
    /// The process for which it runs.
    package var owner: ProcessIdentity?
    package var labels: [String: String]
    /// How many functions there are.
    package var functions: Int
    /// How many instances there are, of all functions.
    package var instances: Int
    /// The address of the bucket in which functions leave objects for one another.
    package var bucket: String?
    /// How many objects there are.
    package var objects: Int?
}

/// The last lines of a function's log.
package struct LogTail: Sendable, Hashable, Codable {
    /// The version of this JSON.
    package var schema = 1
    /// Oldest first.
    package var lines: [String]
}
