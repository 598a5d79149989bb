import CSpawn
import Glibc
import Values

/// A control group that kills what is in it when that uses too much memory, and remembers it.
final class MemoryGroup: Sendable {
    private let path: String
    private let limit: ByteCount
    /// Rings when memory ran out, where the kernel does not count how often.
    private let bell: Int32?

    init(path: String, limit: ByteCount, bell: Int32?) {
        self.path = path
        self.limit = limit
        self.bell = bell
    }

    deinit { if let bell { close(bell) } }

    /// The file through which a process joins.
    var members: String { "\(path)/cgroup.procs" }

    /// What an instance did that was killed for want of memory; `nil` for one that was not.
    ///
    /// To be asked while the group is there.
    var loss: InstanceLoss? {
        guard hasRunOut else { return nil }
        return .exceededMemory(used: most, limit: limit)
    }

    /// Asks the kernel to ring a bell when memory runs out.
    static func bell(of path: String) -> Int32? {
        let bell = cspawn_watch_bell()
        guard bell >= 0 else { return nil }
        let events = unsafe open("\(path)/memory.oom_control", O_RDONLY | O_CLOEXEC)
        defer { if events >= 0 { close(events) } }
        guard events >= 0,
            PseudoFile.write("\(bell) \(events)", to: "\(path)/cgroup.event_control")
        else {
            close(bell)
            return nil
        }
        return bell
    }

    private var hasRunOut: Bool {
        guard let bell else {
            let lines = (PseudoFile.read("\(path)/memory.events") ?? "").split(separator: "\n")
            return lines.contains { $0.hasPrefix("oom_kill ") && $0 != "oom_kill 0" }
        }
        var count: UInt64 = 0
        return unsafe read(bell, &count, MemoryLayout<UInt64>.size) == MemoryLayout<UInt64>.size
    }

    /// The most that was used; at least the limit, as it ran out.
    private var most: ByteCount {
        let file = bell == nil ? "memory.peak" : "memory.max_usage_in_bytes"
        let text = PseudoFile.read("\(path)/\(file)")?.split(separator: "\n").first
        return ByteCount(bytes: max(limit.bytes, text.flatMap { Int($0) } ?? 0))
    }
}
