import Statistics

/// Looks now and then whether the medians of all results are known well enough.
struct PrecisionWatch: Sendable {
    let rule: SequentialStopping
    /// How many samples the next look at a result waits for; `nil` once there is none.
    private var looks: [ResultCell: Int?]

    init(_ rule: SequentialStopping, cells: [ResultCell]) {
        self.rule = rule
        looks = Dictionary(cells.map { ($0, rule.least) }) { first, _ in first }
    }

    /// Looks at a result when it is time.
    ///
    /// - Parameters:
    ///   - cell: What the result is about.
    ///   - count: How many samples count.
    ///   - latencies: Those that do; asked for only when there is a look.
    mutating func note(_ cell: ResultCell, count: Int, latencies: () -> [Int]) {
        guard let next = looks[cell], let next, count >= next else { return }
        switch rule.decision(after: SortedSample(latencies())) {
        case .reached, .exhausted: looks[cell] = .some(nil)
        case .lookAt(let count): looks[cell] = count
        }
    }

    /// Whether nothing more is to be sent for a result.
    func isOver(_ cell: ResultCell) -> Bool { looks[cell] == .some(nil) }

    /// Whether nothing more is to be sent at all.
    var isOver: Bool { looks.values.allSatisfy { $0 == nil } }
}
