/// The steps of an empirical distribution function, few enough to draw.
package struct EmpiricalDistribution: Sendable, Hashable, Codable {
    /// From `value` on, this part of the sample is reached.
    package struct Step: Sendable, Hashable, Codable {
        package let value: Int
        /// How many values are at most ``value``; divide by the sample's size.
        package let cumulative: Int
    }

    /// How many values the sample has.
    package let count: Int
    /// The steps in ascending order; the last one reaches ``count``.
    package let steps: [Step]

    /// Counts the steps of a sample and thins them to at most `limit`.
    ///
    /// The smallest and the largest value always stay; what goes is evenly spaced in rank, so no
    /// point that stays is moved.
    package init(_ sample: SortedSample, atMost limit: Int = .max) {
        precondition(limit >= 2, "a distribution cannot be drawn with \(limit) points")
        count = sample.values.count
        var steps: [Step] = []
        for (index, value) in sample.values.enumerated() {
            if steps.last?.value == value { steps.removeLast() }
            steps.append(Step(value: value, cumulative: index + 1))
        }
        self.steps = Self.thin(steps, to: limit)
    }

    private static func thin(_ steps: [Step], to limit: Int) -> [Step] {
        guard steps.count > limit else { return steps }
        return (0..<limit).map { steps[$0 * (steps.count - 1) / (limit - 1)] }
    }
}
