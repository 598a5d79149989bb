import Values

/// Why an instance is no more.
enum InstanceLoss: Hashable, Sendable {
    /// Its process ended by itself; 128 + N when signal N ended it.
    case exited(status: Int)
    /// It could not be started at all.
    case notStarted(String)
    /// It used more memory than it may.
    case exceededMemory(used: ByteCount, limit: ByteCount)
    /// It sent something that is not the Runtime API.
    case brokeProtocol(String)
    /// It said that it could not initialise.
    case reportedInitError(String)

    /// What it did, to follow "the instance".
    var text: String {
        switch self {
        case .exited(let status) where status > 128: "was ended by signal \(status - 128)"
        case .exited(let status): "exited with status \(status)"
        case .notStarted(let reason): "could not be started (\(reason))"
        case .exceededMemory(let used, let limit): "used \(used) of its \(limit) and was killed"
        case .brokeProtocol(let reason): "\(reason) and was killed"
        case .reportedInitError(let reason): "reported \(reason)"
        }
    }
}
