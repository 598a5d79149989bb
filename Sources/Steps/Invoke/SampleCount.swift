import Pipeline
import Values

/// How many samples an `invoke` is to take, as a pipeline says it.
enum SampleCount: Sendable, Hashable {
    /// So many.
    case exactly(Int)
    /// As many as it takes until half the median's interval is no more than this share of it.
    case until(Double)

    /// Reads `100`, or `until ±5%`, which may also be written `until +-5%`.
    init?(_ text: String) {
        if let count = Int(text) {
            self = .exactly(count)
            return
        }
        let words = text.split(separator: " ")
        guard words.first == "until", words.count > 1 else { return nil }
        let share = words.dropFirst().joined()
        for sign in ["\u{B1}", "+-", "+/-"] where share.hasPrefix(sign) && share.hasSuffix("%") {
            guard let percent = Double(share.dropFirst(sign.count).dropLast()) else { return nil }
            self = .until(percent / 100)
            return
        }
        return nil
    }

    /// The text that ``init(_:)`` reads back.
    var text: String {
        switch self {
        case .exactly(let count): "\(count)"
        case .until(let share): "until \u{B1}\(share * 100)%"
        }
    }
}

extension KeyType where Parsed == SampleCount {
    /// A number of samples within bounds, or how well the median is to be known.
    static func sampleCount(in bounds: ClosedRange<Int>) -> KeyType<SampleCount> {
        KeyType(
            .text,
            placeholder: .exactly(bounds.lowerBound),
            name: "an integer from \(bounds.lowerBound) to \(bounds.upperBound), or `until ±5%`",
            text: \.text,
            parse: { value throws(KeyProblem) in
                guard case .text(let text) = value else {
                    throw KeyProblem("must be an integer, or `until ±5%`")
                }
                guard let count = SampleCount(text) else {
                    let problem = "must be an integer, or `until ±5%`, not '\(text.prefix(60))'"
                    throw KeyProblem(problem, help: help(text))
                }
                try check(count, bounds, as: text)
                return count
            }
        )
    }

    private static func check(
        _ count: SampleCount,
        _ bounds: ClosedRange<Int>,
        as text: String
    ) throws(KeyProblem) {
        switch count {
        case .exactly(let count) where !bounds.contains(count):
            let range = "between \(bounds.lowerBound) and \(bounds.upperBound)"
            throw .outOfRange("must be \(range), not \(text)")
        case .until(let share) where !(0.001...0.5).contains(share):
            throw .outOfRange("must be between ±0.1% and ±50%, not '\(text)'")
        case .exactly, .until: return
        }
    }

    /// What to write when only the sign was forgotten.
    private static func help(_ text: String) -> String? {
        guard text.hasPrefix("until") else { return nil }
        return "write 'until ±5%', or 'until +-5%' where the sign is hard to type"
    }
}

extension KeyProblem {
    fileprivate static func outOfRange(_ message: String) -> KeyProblem {
        var problem = KeyProblem(message)
        problem.code = .outOfRange
        return problem
    }
}
