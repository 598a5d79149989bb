/// Instants at which bursts leave, as somebody recorded or wrote them.
package struct LoadTrace: Sendable, Hashable {
    /// The instants in nanoseconds from the first one's origin, in ascending order; never empty.
    package let offsets: [Int]

    /// Takes instants, which must be in the order of time.
    package init(offsets: [Int]) {
        precondition(!offsets.isEmpty && offsets[0] >= 0, "a trace needs an instant")
        precondition(
            zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 },
            "a trace must be in the order of time"
        )
        self.offsets = offsets
    }

    /// The mean gap between two bursts, in nanoseconds; 0 with a single one.
    package var meanGap: Int {
        offsets.count < 2 ? 0 : (offsets[offsets.count - 1] - offsets[0]) / (offsets.count - 1)
    }
}
