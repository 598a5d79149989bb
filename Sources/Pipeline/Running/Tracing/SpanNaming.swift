import Values

/// The identifiers of a run's spans; they follow from names, so that a trace written twice is one.
struct SpanNaming: Sendable, Hashable {
    let run: RunID
    /// A resumed run has a trace for each of its lives.
    var lives = 0

    /// 32 hexadecimal digits.
    var trace: String { digits("trace") + digits("trace again") }

    /// The identifier of the run's own span.
    var root: String { digits("run") }

    func span(of instance: InstanceID) -> String { digits("instance \(instance)") }

    /// 16 digits, never all zero: that means none.
    private func digits(_ what: String) -> String {
        let life = lives > 0 ? " \(lives)" : ""
        var generator = SeededGenerator(seed: 0, for: "\(run)\(life) \(what)")
        let text = String(max(1, generator.next()), radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
