import CSpawn
import Glibc
import Values

/// Waits for a child that leads a process group, and kills the group when patience is over.
struct ProgramWatch: ~Copyable {
    private let process: pid_t
    private let patience: Duration?
    private let deadline: ContinuousClock.Instant?
    /// Becomes readable at the child's end; -1 where the system has no such thing left.
    private let descriptor: Int32

    /// Begins to wait; forever without a patience.
    init(process: pid_t, patience: Duration?) {
        self.process = process
        self.patience = patience
        deadline = patience.map { .now + $0 }
        descriptor = cspawn_pidfd(process)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Waits until something can be read; `false` when patience was over first.
    func waits(for descriptor: Int32) throws(OperatingSystemError) -> Bool {
        while true {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&waiting, 1, milliseconds)
            if ready > 0 { return true }
            if ready == 0, milliseconds == 0 { return false }
            guard ready == 0 || errno == EINTR else { throw .last(doing: "waiting for a program") }
        }
    }

    /// Waits for the child's end.
    ///
    /// - Returns: Its status as a shell reports it.
    /// - Throws: ``ProgramOutput/Overdue`` when it had to be killed.
    func end() throws -> Int32 {
        // Whoever cannot be watched is waited for: killing it may be wrong.
        let hasEnded = descriptor < 0 ? true : try waits(for: descriptor)
        if !hasEnded { kill(-process, SIGKILL) }
        let status = cspawn_wait(process)
        guard hasEnded else { throw ProgramOutput.Overdue(patience: patience ?? .zero) }
        return status
    }

    /// What is left of the patience, at least 1 until it is over; -1 for ever.
    private var milliseconds: Int32 {
        guard let deadline else { return -1 }
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { return 0 }
        return Int32(clamping: max(1, left.nanoseconds / 1_000_000))
    }
}
