import Statistics

/// Looks now and then whether the medians of all burst sizes are known well enough.
struct PrecisionWatch: Sendable {
    let rule: SequentialStopping
    /// How many samples the next look at a burst size waits for; `nil` once there is none.
    private var looks: [Int: Int?]

    init(_ rule: SequentialStopping, bursts: [Int]) {
        self.rule = rule
        looks = Dictionary(bursts.map { ($0, rule.least) }) { first, _ in first }
    }

    /// Looks at a burst size when it is time.
    ///
    /// - Parameters:
    ///   - burst: The size.
    ///   - count: How many samples count.
    ///   - latencies: Those that do; asked for only when there is a look.
    mutating func note(_ burst: Int, count: Int, latencies: () -> [Int]) {
        guard let next = looks[burst], let next, count >= next else { return }
        switch rule.decision(after: SortedSample(latencies())) {
        case .reached, .exhausted: looks[burst] = .some(nil)
        case .lookAt(let count): looks[burst] = count
        }
    }

    /// Whether nothing more is to be sent of a size.
    func isOver(_ burst: Int) -> Bool { looks[burst] == .some(nil) }

    /// Whether nothing more is to be sent at all.
    var isOver: Bool { looks.values.allSatisfy { $0 == nil } }
}
