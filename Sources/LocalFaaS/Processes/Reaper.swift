import CSpawn
import Glibc
import Synchronization

/// Tells a tiny process of its own which process groups to kill should the server die without
/// doing so itself.
///
/// The kernel's death signal reaches an instance but not what the instance started; this does.
final class Reaper: Sendable {
    private let groups: Int32
    private let process: pid_t
    private let isStopped = Mutex(false)

    /// Starts it.
    ///
    /// - Parameter controlGroups: The name of the control groups that it then removes.
    /// - Throws: What the system says when it cannot be started.
    init(controlGroups: String) throws(OperatingSystemError) {
        var groups: Int32 = -1
        var process: pid_t = 0
        let failure = unsafe controlGroups.withCString {
            unsafe cspawn_start_reaper($0, &groups, &process)
        }
        guard failure == 0 else {
            throw OperatingSystemError(number: failure, doing: "starting the reaper")
        }
        self.groups = groups
        self.process = process
    }

    /// From now on the group dies with the server.
    func remember(_ group: pid_t) { tell(group) }

    /// The group is gone and its number may be used again by others.
    func forget(_ group: pid_t) { tell(-group) }

    private func tell(_ message: Int32) {
        isStopped.withLock { isStopped in
            guard !isStopped else { return }
            var message = message
            // A reaper that was killed cannot be told; the death signal still works.
            _ = unsafe write(groups, &message, MemoryLayout<Int32>.size)
        }
    }

    /// Ends the reaper, which kills the groups it still remembers.
    func stop() {
        let first = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return !isStopped
        }
        guard first else { return }
        close(groups)
        cspawn_wait(process)
    }
}
