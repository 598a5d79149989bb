import Pipeline
import Values

/// The time between two bursts to the same function.
enum InvocationInterval: Sendable, Hashable {
    /// What the mode needs at this provider; ``Pacing`` chooses it.
    case auto
    /// What an experiment shows: the longest for which the provider keeps an idle instance.
    case find
    /// What the pipeline says.
    case every(Duration)

    /// Reads a duration, or one of the words `auto` and `find`.
    init?(_ text: String) {
        if text == "auto" {
            self = .auto
        } else if text == "find" {
            self = .find
        } else if let duration = Duration(text: text) {
            self = .every(duration)
        } else {
            return nil
        }
    }

    /// The text that ``init(_:)`` reads back.
    var text: String {
        switch self {
        case .auto: "auto"
        case .find: "find"
        case .every(let duration): duration.text
        }
    }
}

extension KeyType where Parsed == InvocationInterval {
    /// A duration, or one of the words `auto` and `find`.
    static var invocationInterval: KeyType<InvocationInterval> {
        KeyType(
            .text,
            placeholder: .auto,
            name: "a duration, or `auto`, or `find`",
            text: \.text,
            parse: { value throws(KeyProblem) in
                guard case .text(let text) = value, let interval = InvocationInterval(text) else {
                    throw KeyProblem("must be a duration such as 10m, or `auto`, or `find`")
                }
                return interval
            }
        )
    }
}
