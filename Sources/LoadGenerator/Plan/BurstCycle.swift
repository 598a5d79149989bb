/// Hands out burst sizes in turn until each has been used as often as it should.
struct BurstCycle {
    private let sizes: [Int]
    private var left: [Int]
    private var position = 0

    init(sizes: [Int], counts: [Int]) {
        self.sizes = sizes
        left = counts
    }

    /// The next size that still has bursts to come; there must be one.
    mutating func next() -> Int {
        precondition(left.contains { $0 > 0 }, "all bursts are planned already")
        while left[position] == 0 { position = (position + 1) % sizes.count }
        defer { position = (position + 1) % sizes.count }
        left[position] -= 1
        return sizes[position]
    }
}
