import CSpawn
import Glibc

/// One connection to another machine: an `ssh` process, what it reads and what it prints.
///
/// It dies with the thread that started it, and so does everything that it does for us.
struct SSHLink: ~Copyable {
    /// What is told apart of an end.
    private static let lostStatus = 255
    private static let mostErrorText = 4096

    private let process: pid_t
    private let reaper: GroupReaper
    /// -1 once closed.
    private var input: Int32
    private(set) var output: Int32
    private var errors: ProgramPipe

    /// Starts `ssh`.
    init(
        _ file: String,
        _ arguments: [String],
        environment: [String],
        reaper: GroupReaper
    ) throws(ProgramFailure) {
        let (reading, writing) = try Self.pipe()
        var output: (reading: Int32, writing: Int32)
        do throws(ProgramFailure) {
            output = try Self.pipe()
        } catch {
            close(reading)
            close(writing)
            throw error
        }
        defer {
            close(reading)
            close(output.writing)
        }
        var errors = try ProgramPipe(limit: Self.mostErrorText)
        let arguments = ProgramStrings(["ssh"] + arguments)
        let environment = ProgramStrings(environment)
        var process: pid_t = 0
        let failure = unsafe file.withCString { file in
            unsafe "/".withCString { directory in
                var request = unsafe cspawn_request(
                    path: file,
                    arguments: arguments.pointer,
                    environment: environment.pointer,
                    directory: directory,
                    output: output.writing,
                    error: errors.writing,
                    groups: reaper.descriptor,
                    new_session: false,
                    dies_with_thread: true
                )
                return unsafe cspawn_start_reading(&request, reading, &process)
            }
        }
        errors.handOver()
        guard failure == 0 else {
            close(writing)
            close(output.reading)
            throw ProgramFailure(number: failure)
        }
        self.process = process
        self.reaper = reaper
        input = writing
        self.output = output.reading
        self.errors = errors
    }

    deinit {
        if input >= 0 { close(input) }
        if output >= 0 { close(output) }
    }

    private static func pipe() throws(ProgramFailure) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        let failure = unsafe cspawn_pipe(&ends)
        guard failure == 0 else { throw ProgramFailure(number: failure) }
        return (ends[0], ends[1])
    }
}

extension SSHLink {
    /// What there is to wait for.
    enum Event: Sendable, Hashable {
        case bytes([UInt8])
        /// The other side has closed.
        case closed
        case bell
        case nothing
    }

    /// Waits for something to happen, at most so many milliseconds.
    mutating func wait(_ bell: Int32, _ milliseconds: Int32) -> Event {
        var set = [output, errors.reading, bell].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        // A descriptor that is closed, and less than 0, is left out.
        guard unsafe poll(&set, nfds_t(set.count), milliseconds) > 0 else { return .nothing }
        if set[1].revents != 0 { errors.read() }
        if set[0].revents != 0 { return read() }
        return set[2].revents != 0 ? .bell : .nothing
    }

    private func read() -> Event {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe Glibc.read(output, &bytes, bytes.count)
        if count > 0 { return .bytes(Array(bytes.prefix(count))) }
        return count < 0 && errno == EINTR ? .nothing : .closed
    }

    /// Sends bytes.
    ///
    /// - Returns: Whether the connection took them.
    mutating func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe write(input, $0.baseAddress, $0.count)
            }
            if count > 0 { rest = rest.dropFirst(count) }
            guard count > 0 || errno == EINTR else { return false }
        }
        return true
    }

    /// Ends the connection, if it has not ended.
    ///
    /// - Returns: How `ssh` ended, and the last that it said.
    consuming func end() -> (isLost: Bool, words: [String]) {
        close(input)
        input = -1
        var status = cspawn_reap(process)
        // Two seconds are enough for a goodbye.
        for _ in 0..<40 where status < 0 {
            _ = wait(-1, 50)
            status = cspawn_reap(process)
        }
        if status < 0 {
            kill(-process, SIGKILL)
            cspawn_wait(process)
        }
        while errors.reading >= 0 { errors.read() }
        reaper.forget(process)
        let words = String(decoding: errors.bytes, as: UTF8.self)
            .split(whereSeparator: \.isNewline).map(String.init)
        return (status < 0 || status == Self.lostStatus || status > 128, words)
    }
}
