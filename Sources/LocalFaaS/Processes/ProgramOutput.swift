import CSpawn
import Glibc
import Values

/// Runs a short program to its end.
enum ProgramOutput {
    /// It did not end in time, and was killed with all that it had started.
    struct Overdue: Error, CustomStringConvertible {
        let patience: Duration

        var description: String {
            "did not end within \(patience.text), and was killed"
        }
    }

    /// What it wrote; waits for it.
    static func collect(_ launch: Launch) throws -> String {
        try collect(within: nil) { try launch.start(output: $0) }.output
    }

    /// What it wrote, and its exit status, run shut in; waits for it.
    ///
    /// - Throws: ``Overdue`` when it takes longer than somebody has patience.
    static func end(
        of launch: Launch,
        in enclosure: Enclosure,
        within patience: Duration
    ) throws -> (output: String, status: Int) {
        try collect(within: patience) { output in
            let made = try launch.start(output: output, in: enclosure)
            close(made.listener)
            return made.process
        }
    }

    private static func collect(
        within patience: Duration?,
        _ start: (Int32) throws -> pid_t
    ) throws -> (output: String, status: Int) {
        var ends: [Int32] = [-1, -1]
        let failure = unsafe cspawn_pipe(&ends)
        guard failure == 0 else { throw OperatingSystemError(number: failure, doing: "pipe") }
        defer { close(ends[0]) }
        let process: pid_t
        do {
            defer { close(ends[1]) }
            process = try start(ends[1])
        }
        let watch = ProgramWatch(process: process, patience: patience)
        let output = Result { try readAll(ends[0], watch) }
        let status = try watch.end()
        return (String(decoding: try output.get(), as: UTF8.self), Int(status))
    }

    private static func readAll(
        _ descriptor: Int32,
        _ watch: borrowing ProgramWatch
    ) throws -> [UInt8] {
        var all: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        while try watch.waits(for: descriptor) {
            let count = unsafe read(descriptor, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw OperatingSystemError.last(doing: "reading a program's output")
            }
            if count == 0 { return all }
            all += bytes[..<count]
        }
        return all
    }
}
