package import Values

/// What was taken out of a place that keeps content, or would be, and what stays there.
package struct PrunedContent: Sendable, Hashable {
    /// A number of things, and what they take together.
    package struct Total: Sendable, Hashable {
        /// How many.
        package var count = 0
        /// What they take.
        package var size = ByteCount.zero

        mutating func add(_ bytes: Int, count: Int = 1) {
            self.count += count
            size = ByteCount(bytes: size.bytes + bytes)
        }
    }

    /// What went, or would go.
    package var removed = Total()
    /// What stays.
    package var kept = Total()

    /// Nothing at all.
    package init() {}
}
