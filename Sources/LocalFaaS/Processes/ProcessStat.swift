/// What `/proc/PID/stat` says about a process.
struct ProcessStat {
    /// The process that started it, or took it over.
    let parent: Int
    /// The process group.
    let group: Int
    /// Clock ticks since boot.
    let startTime: UInt64
    /// Whether it only waits to be collected by its parent.
    let hasEnded: Bool

    /// Reads it; `nil` when there is no such process.
    init?(pid: Int) {
        guard let text = PseudoFile.read("/proc/\(pid)/stat") else { return nil }
        self.init(text)
    }

    /// Takes the line apart; the command's name may hold anything, so fields count from its end.
    init?(_ line: String) {
        guard let end = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: end)...].split(separator: " ")
        guard fields.count > 19, let parent = Int(fields[1]), let group = Int(fields[2]),
            let start = UInt64(fields[19])
        else { return nil }
        self.parent = parent
        self.group = group
        startTime = start
        hasEnded = ["Z", "X"].contains(fields[0])
    }
}
