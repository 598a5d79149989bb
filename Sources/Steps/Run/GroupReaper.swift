import CSpawn
import Glibc
import Synchronization

/// Kills the programs that we started should we die without doing so ourselves.
///
/// A tiny process of its own, started with the first program, that knows their process groups and
/// acts when we are gone, however that happened.
final class GroupReaper: Sendable {
    private enum State {
        case notStarted
        /// Where process groups are told: a positive number to remember, a negative one to forget.
        case started(pipe: Int32)
        /// The system refused; programs still end with us in every way but a kill.
        case refused
    }

    private let state = Mutex(State.notStarted)

    /// By which a program that starts makes itself known; -1 when the system gave us no reaper.
    var descriptor: Int32 {
        state.withLock { state in
            if case .notStarted = state { state = Self.start() }
            guard case .started(let pipe) = state else { return -1 }
            return pipe
        }
    }

    /// The group is gone, and its number may be used again by others.
    func forget(_ group: pid_t) {
        var message = -group
        // A reaper that somebody killed cannot be told; there is nothing else to be done then.
        _ = unsafe write(descriptor, &message, MemoryLayout<Int32>.size)
    }

    private static func start() -> State {
        var pipe: Int32 = -1
        var process: pid_t = 0
        return unsafe cspawn_start_reaper(nil, &pipe, &process) == 0
            ? .started(pipe: pipe) : .refused
    }
}
