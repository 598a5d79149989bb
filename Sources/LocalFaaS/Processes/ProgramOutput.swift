import CSpawn
import Glibc

/// Runs a short program to its end.
enum ProgramOutput {
    /// What it wrote; waits for it.
    static func collect(_ launch: Launch) throws(OperatingSystemError) -> String {
        var ends: [Int32] = [-1, -1]
        let failure = unsafe cspawn_pipe(&ends)
        guard failure == 0 else { throw OperatingSystemError(number: failure, doing: "pipe") }
        defer { close(ends[0]) }
        let process: pid_t
        do {
            defer { close(ends[1]) }
            process = try launch.start(output: ends[1])
        }
        defer { cspawn_wait(process) }
        return String(decoding: try readAll(ends[0]), as: UTF8.self)
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
