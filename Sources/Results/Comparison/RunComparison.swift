/// The results of two runs side by side; what has no counterpart is listed, never dropped.
package struct RunComparison: Sendable, Hashable {
    /// What is on both sides, in the order of the first.
    package let pairs: [ComparedResult]
    /// What only the first side has.
    package let onlyBase: [MeasuredResult]
    /// What only the second side has.
    package let onlyOther: [MeasuredResult]

    /// Matches results by their instance and burst size, and compares them.
    package init(
        _ others: [MeasuredResult],
        with bases: [MeasuredResult],
        margin: Double,
        seed: UInt64
    ) {
        let counterparts = Dictionary(others.map { ($0.key, $0) }) { first, _ in first }
        pairs = bases.compactMap { base in
            counterparts[base.key].map {
                ComparedResult($0, with: base, margin: margin, seed: seed)
            }
        }
        let known = Set(bases.map(\.key))
        onlyBase = bases.filter { counterparts[$0.key] == nil }
        onlyOther = others.filter { !known.contains($0.key) }
    }

    /// Whether anything is proven to have become slower.
    package var isSlower: Bool { pairs.contains(where: \.isSlower) }
}
