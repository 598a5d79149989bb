import Glibc
import Values

/// How much memory whole process groups use.
enum GroupMemory {
    /// Measures several groups in one pass over `/proc`.
    ///
    /// Counted is what only ending the process would free: resident memory without pages of files,
    /// which the kernel can drop and read again. A function that maps its 100 MiB of padding is
    /// not charged for it, just as a control group would not kill it.
    static func measure(_ groups: Set<Int>) -> [Int: ByteCount] {
        let page = sysconf(Int32(_SC_PAGESIZE))
        var pages: [Int: Int] = [:]
        for pid in PseudoFile.numbers(in: "/proc") {
            guard let stat = ProcessStat(pid: pid), groups.contains(stat.group) else { continue }
            pages[stat.group, default: 0] += anonymousPages(of: pid)
        }
        return pages.mapValues { ByteCount(bytes: $0 * page) }
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
