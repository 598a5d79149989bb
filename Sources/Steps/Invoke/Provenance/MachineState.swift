import FoundationEssentials
import Results

/// What this machine is and does at an instant.
struct MachineState: Sendable, Hashable {
    var processors: ProcessorTimes?
    var loadAverage: Double?
    var client: ResultProvenance.Client
    var kernel: String?

    /// Looks now.
    ///
    /// - Parameter read: Reads a file of the system; `nil` where there is none.
    /// - Returns: What the system tells.
    static func now(
        read: (String) -> String? = {
            FileManager.default.contents(atPath: $0).map { String(decoding: $0, as: UTF8.self) }
        }
    ) -> MachineState {
        MachineState(
            processors: read("/proc/stat").flatMap { ProcessorTimes($0) },
            loadAverage: read("/proc/loadavg")?.split(separator: " ").first.flatMap { Double($0) },
            client: ResultProvenance.Client(
                processor: value(of: "model name", in: read("/proc/cpuinfo")),
                processors: ProcessInfo.processInfo.activeProcessorCount,
                memoryBytes: value(of: "MemTotal", in: read("/proc/meminfo"))
                    .flatMap { Int($0.prefix { $0.isNumber }) }
                    .map { $0 * 1024 }
            ),
            kernel: read("/proc/sys/kernel/osrelease")?.split(separator: "\n").first.map(
                String.init
            )
        )
    }

    /// The value of the first line `key : value`.
    private static func value(of key: String, in text: String?) -> String? {
        guard let line = text?.split(separator: "\n").first(where: { $0.hasPrefix(key) }),
            let colon = line.firstIndex(of: ":")
        else { return nil }
        return String(line[line.index(after: colon)...].drop { $0.isWhitespace })
    }

    /// What went on since an earlier instant.
    func load(since before: MachineState) -> ResultProvenance.Load {
        var load = ResultProvenance.Load(
            stealShare: nil,
            busyShare: nil,
            loadAverage: loadAverage
        )
        guard let now = processors, let then = before.processors, now.total > then.total else {
            return load
        }
        let total = Double(now.total - then.total)
        load.stealShare = Double(now.steal - then.steal) / total
        load.busyShare = 1 - Double(now.idle - then.idle) / total
        return load
    }
}
