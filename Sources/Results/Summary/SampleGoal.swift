package import Statistics

/// How many samples of each burst size an experiment is after.
package enum SampleGoal: Sendable, Hashable, Codable {
    /// As many as come in a time; none is promised.
    case open
    /// Enough to tell when idle instances are reclaimed.
    case reclaimTime
    /// So many.
    case count(Int)
    /// As many as it takes to know the median well enough.
    case precision(SequentialStopping)
}

extension SampleGoal {
    /// Why samples fall short of the goal; `nil` when they do not.
    func shortfall(of latencies: [Int]) -> String? {
        let count = latencies.count
        switch self {
        case .count(let wanted) where count < wanted: return "\(count) of \(wanted) samples"
        case .precision(let rule): return Self.shortfall(of: latencies, rule)
        case .reclaimTime: return nil
        case .open, .count: return count == 0 ? "no samples" : nil
        }
    }

    private static func shortfall(of latencies: [Int], _ rule: SequentialStopping) -> String? {
        guard latencies.count >= rule.least, let sample = SortedSample(latencies) else {
            return "\(latencies.count) of at least \(rule.least) samples"
        }
        guard let width = sample.relativeHalfWidth else { return "the median has no interval" }
        guard width > rule.halfWidth else { return nil }
        let aim = percent(rule.halfWidth)
        return "the median is known to \u{B1}\(percent(width)) %, not to \u{B1}\(aim) %"
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded(.up))
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
