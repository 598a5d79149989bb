/// Reads one input after another, and remembers what the dearest of them cost.
package struct Examination: Sendable {
    /// The most that an input may cost.
    package static let limit = Cost(time: .seconds(1), memory: 100 << 20)

    /// How many inputs were read.
    package private(set) var inputs = 0
    /// The longest time that one took, and the most memory that the process ever had.
    package private(set) var greatest = Cost(time: .zero, memory: 0)

    private let frontEnd = FrontEnd()
    private let patience: Int

    /// Examines inputs.
    ///
    /// - Parameter patience: How many times as long an input may take as in a release.
    package init(patience: Int = 1) { self.patience = patience }

    /// Reads an input.
    ///
    /// - Returns: What is wrong with its cost, if anything is.
    package mutating func examine(_ input: [UInt8]) -> String? {
        let before = Cost.soFar
        frontEnd.read(input)
        let after = Cost.soFar
        let time = after.time - before.time
        inputs += 1
        greatest.time = max(greatest.time, time)
        greatest.memory = max(greatest.memory, after.memory)
        if time > Self.limit.time * patience { return "an input took \(time)" }
        // The high-water mark only rises: what lies above the old one is this input's doing.
        if after.memory - before.memory > Self.limit.memory {
            return "an input took \((after.memory - before.memory) >> 20) MiB"
        }
        return nil
    }
}
