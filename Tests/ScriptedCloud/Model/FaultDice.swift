import Values

/// The throws of the dice for one call.
struct FaultDice: Sendable {
    private var generator: SeededGenerator

    init(seed: UInt64, subject: String, number: Int) {
        generator = SeededGenerator(seed: seed, for: "\(subject) #\(number)")
    }

    /// Whether something of a given share happens.
    mutating func throwsFor(_ share: Double) -> Bool { generator.unit() < share }

    /// A duration up to the longest, each as likely.
    mutating func upTo(_ longest: Duration) -> Duration { longest * generator.unit() }
}
