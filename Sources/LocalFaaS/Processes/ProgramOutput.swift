import CSpawn
import Glibc

/// Runs a short program to its end.
enum ProgramOutput {
    /// What it wrote; waits for it.
    static func collect(_ launch: Launch) throws -> String {
        try collect { try launch.start(output: $0) }.output
    }

    /// What it wrote, and its exit status, run shut in; waits for it.
    static func end(
        of launch: Launch,
        in enclosure: Enclosure
    ) throws -> (output: String, status: Int) {
        try collect { output in
            let made = try launch.start(output: output, in: enclosure)
            close(made.listener)
            return made.process
        }
    }

    private static func collect(
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
        let output = Result { try readAll(ends[0]) }
        let status = cspawn_wait(process)
        return (String(decoding: try output.get(), as: UTF8.self), Int(status))
    }

    private static func readAll(_ descriptor: Int32) throws(OperatingSystemError) -> [UInt8] {
        var all: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe read(descriptor, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last(doing: "reading a program's output") }
            if count == 0 { return all }
            all += bytes[..<count]
        }
    }
}
