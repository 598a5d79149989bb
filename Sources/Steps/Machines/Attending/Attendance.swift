import CSpawn
import FoundationEssentials
import Glibc
import Pipeline
import Values

/// The other end of a connection: starts an attempt, or finds it, and carries words both ways.
///
/// It owns nothing: when the connection breaks it ends, and the attempt goes on.
package struct Attendance: ~Copyable {
    private static let pause: Int32 = 100

    private let folder: AttendedFolder
    private let version: String
    private var offset = 0
    private var lines = LineSplitter()
    private var spool: Int32 = -1
    private var isDone = false
    private var hasReportedDeath = false

    /// - Parameters:
    ///   - folder: The folder of the attempt.
    ///   - version: Of this program.
    package init(folder: AttendedFolder, version: String) {
        self.folder = folder
        self.version = version
    }

    deinit {
        if spool >= 0 { close(spool) }
    }

    /// Says what machine this is and what program, and no more.
    package consuming func describe() throws {
        let machine = try Value(encoding: try Machine.thisOne())
        let hello = RemoteHello(version: version, isKnown: false, machine: machine)
        _ = write(try RemoteText.line(hello))
    }

    /// Serves a connection, to its end.
    ///
    /// - Throws: When the attempt cannot be begun.
    package consuming func serve() throws {
        umask(0o077)
        let isKnown = FileManager.default.fileExists(atPath: folder.spool)
        let hello = RemoteHello(version: version, isKnown: isKnown)
        guard write(try RemoteText.line(hello)) else { return }
        while !isDone {
            guard try listen(), sendSpool() else { return }
        }
    }

    /// Hears what is said, if anything is.
    ///
    /// - Returns: Whether somebody is still there.
    private mutating func listen() throws -> Bool {
        var set = [pollfd(fd: 0, events: Int16(POLLIN), revents: 0)]
        guard unsafe poll(&set, 1, Self.pause) > 0 else { return true }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe read(0, &bytes, bytes.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        for line in lines.take(bytes.prefix(count)) {
            try hear(try RemoteText.read(RemoteWord.self, line))
        }
        return true
    }

    private mutating func hear(_ word: RemoteWord) throws {
        switch word {
        case .begin(let opening): try begin(opening)
        case .alive:
            // Where starting takes long, the first of these comes before what there is to do.
            if spool >= 0, folder.exists { try folder.touch() }
        case .stop(let stage):
            if let process = folder.livingProcess { kill(process, stage < 3 ? SIGTERM : SIGKILL) }
        case .done:
            folder.remove()
            isDone = true
        }
    }

    private mutating func begin(_ opening: RemoteOpening) throws {
        offset = opening.from
        if !folder.exists, let order = opening.order {
            folder.endOthers()
            try folder.create()
            try AttendedStep(folder: folder, order: order, opening: opening).start()
        }
        spool = unsafe folder.spool.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
        guard spool >= 0 else { throw ProgramFailure(number: errno) }
        try folder.touch()
    }

    /// Sends what was added to the spool.
    private mutating func sendSpool() -> Bool {
        guard spool >= 0, !isDone else { return true }
        // Before the rest is read: what it wrote last must not be missed.
        let lives = folder.livingProcess != nil
        var bytes = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe pread(spool, &bytes, bytes.count, offset)
            guard count > 0 else { break }
            guard write(Array(bytes.prefix(count))) else { return false }
            offset += count
        }
        if !lives { reportDeath() }
        return folder.exists
    }

    /// A process that ends by itself takes the folder along; one that left it has died.
    private mutating func reportDeath() {
        guard folder.exists, !hasReportedDeath else { return }
        hasReportedDeath = true
        let outcome = RemoteOutcome(
            state: .failed,
            failure: StepFailure(
                code: .unknown,
                message: "the process of the step died on the machine",
                details: folder.lastWords
            ),
            folder: folder.path
        )
        guard let line = try? SpoolLine.outcome(outcome).line,
            let file = try? AppendFile(path: folder.spool)
        else { return }
        try? file.append("\(line)\n")
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(1, $0.baseAddress, $0.count)
            }
            if count > 0 { rest = rest.dropFirst(count) }
            guard count > 0 || errno == EINTR else { return false }
        }
        return true
    }
}
