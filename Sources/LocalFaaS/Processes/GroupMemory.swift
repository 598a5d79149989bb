import Glibc
import Values

/// How much memory whole process groups use.
enum GroupMemory {
    /// Measures several groups in one pass over `/proc`.
    ///
    /// Counted is what only ending the process would free: resident memory without pages of files,
    /// which the kernel can drop and read again. A function that maps its 100 MiB of padding is
    /// not charged for it, just as a control group would not kill it.
    ///
    /// - Parameters:
    ///   - groups: The groups.
    ///   - families: Those of which also the descendants count that are in other groups.
    /// - Returns: What each group uses that has any processes.
    static func measure(_ groups: Set<Int>, families: Set<Int> = []) -> [Int: ByteCount] {
        let page = sysconf(Int32(_SC_PAGESIZE))
        var stats: [Int: ProcessStat] = [:]
        for pid in PseudoFile.numbers(in: "/proc") { stats[pid] = ProcessStat(pid: pid) }
        var pages: [Int: Int] = [:]
        for (pid, stat) in stats {
            let group =
                groups.contains(stat.group)
                ? stat.group : families.isEmpty ? nil : ancestor(of: stat, in: families, stats)
            guard let group else { continue }
            pages[group, default: 0] += anonymousPages(of: pid)
        }
        return pages.mapValues { ByteCount(bytes: $0 * page) }
    }

    private static func ancestor(
        of stat: ProcessStat,
        in families: Set<Int>,
        _ stats: [Int: ProcessStat]
    ) -> Int? {
        var parent = stat.parent
        // Numbers are given again while we look, so that there may be a circle.
        for _ in 0..<64 {
            if families.contains(parent) { return parent }
            guard let next = stats[parent]?.parent else { return nil }
            parent = next
        }
        return nil
    }

    private static func anonymousPages(of pid: Int) -> Int {
        guard let text = PseudoFile.read("/proc/\(pid)/statm") else { return 0 }
        let fields = text.split(separator: " ")
        guard fields.count > 2, let resident = Int(fields[1]), let shared = Int(fields[2]) else {
            return 0
        }
        return max(0, resident - shared)
    }
}
