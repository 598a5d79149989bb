/// Counts the instances of one function, from 1.
typealias InstanceNumber = Int

/// Counts the requests of one function, from 1.
typealias RequestNumber = Int

/// Something the host must do because the pool said so.
enum PoolAction: Hashable, Sendable {
    /// Start a process for a request; it will ask for work or die.
    case start(InstanceNumber, for: RequestNumber)
    /// Give a request to an instance that asked for work.
    case hand(RequestNumber, to: InstanceNumber)
    /// Send an instance's answer to the client.
    case deliver(RequestNumber)
    /// Tell the client why there is no answer.
    case fail(RequestNumber, InvocationFailure)
    /// Kill an instance's whole process group.
    case reclaim(InstanceNumber)
    /// Replace the instance's one timer.
    case setTimer(InstanceNumber, after: Duration)
}
