import Glibc
import Synchronization

/// Counts the points at which a process may die, and ends it at the one that was asked for.
package final class CrashPoints: Sendable {
    private let passed = Mutex(0)
    private let target: Int?
    private let log: Int32?

    /// Reads where to die.
    package init(environment: [String: String]) {
        target = environment[CrashVariables.point].flatMap { Int($0) }
        log = environment[CrashVariables.log].map { path in
            let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
            return unsafe open(path, flags, 0o600)
        }
    }

    /// Passes a point, or does not.
    package func pass(_ name: String) {
        let number = passed.withLock { passed in
            passed += 1
            return passed
        }
        if let log {
            let line = Array("\(number) \(name)\n".utf8)
            _ = unsafe write(log, line, line.count)
        }
        guard number == target else { return }
        kill(getpid(), SIGKILL)
        // Nothing that comes after may happen while the signal is on its way.
        while true { pause() }
    }

    /// Passes one point before and one after a body, however it ends.
    package func around<Value, Failure: Error>(
        _ name: String,
        _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        pass("before \(name)")
        defer { pass("after \(name)") }
        return try body()
    }
}
