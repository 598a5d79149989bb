/// What the processors of this machine have done since it started, in ticks.
struct ProcessorTimes: Sendable, Hashable {
    var total: Int
    var idle: Int
    var steal: Int

    /// Reads the first line of `/proc/stat`; `nil` when it is none.
    init?(_ text: String) {
        guard let line = text.split(separator: "\n").first, line.hasPrefix("cpu ") else {
            return nil
        }
        // user, nice, system, idle, iowait, irq, softirq, steal; guests are counted in user.
        let ticks = line.split(separator: " ").dropFirst().prefix(8).map { Int($0) ?? 0 }
        guard ticks.count == 8 else { return nil }
        total = ticks.reduce(0, +)
        idle = ticks[3] + ticks[4]
        steal = ticks[7]
    }
}
