import CSpawn
import Glibc

/// One process, told apart from any later one with the same id.
package struct ProcessIdentity: Sendable, Hashable, Codable {
    /// The process's id.
    package var pid: Int
    /// When it started, in clock ticks since the machine booted.
    package var startTime: UInt64

    /// Names a process by both facts.
    package init(pid: Int, startTime: UInt64) {
        self.pid = pid
        self.startTime = startTime
    }

    /// The process that is running this code.
    package static var current: ProcessIdentity? { ProcessIdentity(of: Int(getpid())) }

    /// Looks a running process up; `nil` when there is none, or when it has ended and waits to be
    /// collected by its parent.
    package init?(of pid: Int) {
        guard let stat = ProcessStat(pid: pid), !stat.hasEnded else { return nil }
        self.init(pid: pid, startTime: stat.startTime)
    }

    /// Whether this very process still runs.
    package var isRunning: Bool { ProcessIdentity(of: pid) == self }

    /// Takes the exit status of a child of ours that has ended, so that it leaves no trace.
    package static func collect(_ pid: Int) { cspawn_reap(pid_t(pid)) }

    /// Sends a signal to this very process; does nothing when it has ended.
    package func signal(_ number: Int32) {
        guard isRunning else { return }
        kill(pid_t(pid), number)
    }
}

extension ProcessIdentity {
    /// Reads `PID:START`.
    package init?(text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let pid = Int(parts[0]), pid > 0, let start = UInt64(parts[1])
        else { return nil }
        self.init(pid: pid, startTime: start)
    }

    /// The text that ``init(text:)`` reads back.
    package var text: String { "\(pid):\(startTime)" }
}
