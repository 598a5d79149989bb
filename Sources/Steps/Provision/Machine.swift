import FoundationEssentials
import Pipeline
import Values

/// A machine that steps can run on, with what a reader of results wants to know of it.
struct Machine: Codable, Sendable, Hashable {
    /// Its name in the network.
    var hostName: String
    /// How many processors it offers us.
    var cores: Int
    /// How much memory it has.
    var memory: ByteCount
    /// The version of its kernel.
    var kernel: String
    /// How it is reached; `nil` for the machine that the run was started on.
    var reach: MachineReach?

    /// Describes the machine that this process runs on.
    static func thisOne() throws -> Machine {
        Machine(
            hostName: try firstLine(of: "/proc/sys/kernel/hostname"),
            cores: ProcessInfo.processInfo.activeProcessorCount,
            memory: ByteCount(bytes: Int(clamping: ProcessInfo.processInfo.physicalMemory)),
            kernel: try firstLine(of: "/proc/sys/kernel/osrelease")
        )
    }

    private static func firstLine(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw StepFailure(code: .environment, message: "cannot read '\(path)'")
        }
        return String(decoding: data.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
