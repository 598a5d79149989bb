/// The least of the last few hundred values, for what takes at least some time and at times longer.
struct LeastLately {
    /// How many values make up a span; the least of the last one and of the current one counts.
    static let span = 128

    private var current = Int.max
    private var last = Int.max
    private var count = 0

    /// The least of late; `nil` before there were enough to tell.
    var value: Int? { last == .max ? nil : min(last, current) }

    /// Takes note of a value.
    mutating func note(_ value: Int) {
        current = min(current, value)
        count += 1
        guard count == Self.span else { return }
        (last, current, count) = (current, .max, 0)
    }
}
