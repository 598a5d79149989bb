import CSpawn
import Glibc

/// The life of one program, from its start until nothing more is to come from it.
///
/// When it is to stop, its whole group gets SIGTERM, and SIGKILL two seconds later.
struct ProgramLife: ~Copyable {
    private enum Stage {
        /// Exits: stopping.
        case running
        /// Exits: killed.
        case stopping(until: ContinuousClock.Instant)
        case killed
    }

    private static let patience = Duration.seconds(2)

    private let process: pid_t
    private let reaper: GroupReaper
    private let bell: StopBell
    private var ending: Int32
    private var output: ProgramPipe
    private var error: ProgramPipe
    private var stage = Stage.running
    private var isToldToStop = false

    /// Starts a program.
    init(
        _ launch: ProgramLaunch,
        limit: Int,
        bell: StopBell,
        reaper: GroupReaper
    ) throws(ProgramFailure) {
        var output = try ProgramPipe(limit: limit)
        var error = try ProgramPipe(limit: limit)
        let process = try launch.start(
            output: output.writing,
            error: error.writing,
            reaper: reaper
        )
        output.handOver()
        error.handOver()
        let ending = cspawn_pidfd(process)
        guard ending >= 0 else {
            let failure = ProgramFailure(number: errno)
            kill(-process, SIGKILL)
            reaper.forget(process)
            cspawn_wait(process)
            throw failure
        }
        self.process = process
        self.reaper = reaper
        self.bell = bell
        self.ending = ending
        self.output = output
        self.error = error
    }

    deinit {
        if ending >= 0 { close(ending) }
    }

    /// Waits until the program is over and has closed what it printed on.
    consuming func end() -> ProgramEnd {
        while isGoingOn { wait() }
        // Until it is collected, nobody else can have its number.
        if case .running = stage {} else { kill(-process, SIGKILL) }
        reaper.forget(process)
        let flooded = output.isTooLong ? "standard output" : "standard error"
        return ProgramEnd(
            status: Int(cspawn_reap(process)),
            output: String(decoding: output.bytes, as: UTF8.self),
            error: String(decoding: error.bytes, as: UTF8.self),
            flooded: output.isTooLong || error.isTooLong ? flooded : nil
        )
    }

    /// What holds a stream open after a kill has left the group, and is not waited for.
    private var isGoingOn: Bool {
        if ending >= 0 { return true }
        if case .killed = stage { return false }
        return output.reading >= 0 || error.reading >= 0
    }

    private mutating func wait() {
        let sources = [output.reading, error.reading, ending, isToldToStop ? -1 : bell.descriptor]
        var set = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard unsafe poll(&set, nfds_t(set.count), timeout) >= 0 else { return }
        if set[0].revents != 0 { output.read() }
        if set[1].revents != 0 { error.read() }
        if set[2].revents != 0 {
            close(ending)
            ending = -1
        }
        if set[3].revents != 0 { isToldToStop = true }
        advance()
    }

    private mutating func advance() {
        switch stage {
        case .running where isToldToStop || output.isTooLong || error.isTooLong:
            kill(-process, SIGTERM)
            stage = .stopping(until: .now + Self.patience)
        case .stopping(let deadline) where deadline <= .now:
            kill(-process, SIGKILL)
            stage = .killed
        case .running, .stopping, .killed: break
        }
    }

    /// In milliseconds; -1 for none.
    private var timeout: Int32 {
        guard case .stopping(let deadline) = stage else { return -1 }
        let rest = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        return Int32(max(0, rest.rounded(.up)))
    }
}
