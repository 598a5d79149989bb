/// The median of the last few values, for what takes about as long as it did just before.
///
/// One that was interrupted, or the first one, which finds nothing in the processor's caches, says
/// nothing about the others.
struct MedianLately {
    /// How many values count.
    static let span = 9

    private var recent = InlineArray<9, Int>(repeating: .max)
    private var next = 0
    /// The median, the lower one of two; `nil` before the first value.
    private(set) var value: Int?

    /// Takes note of a value.
    mutating func note(_ value: Int) {
        recent[next % Self.span] = value
        next += 1
        self.value = median
    }

    /// The value that has as many below it as it has to have.
    private var median: Int {
        let count = min(next, Self.span)
        for position in 0..<count {
            let value = recent[position]
            var (below, equal) = (0, 0)
            for other in 0..<count {
                below += recent[other] < value ? 1 : 0
                equal += recent[other] == value ? 1 : 0
            }
            if below <= (count - 1) / 2, below + equal > (count - 1) / 2 { return value }
        }
        // One of them always is the median.
        return recent[0]
    }
}
