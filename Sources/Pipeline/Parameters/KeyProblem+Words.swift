extension KeyProblem {
    /// A value of one type where another is wanted.
    static func mismatch(_ value: Value, _ type: ValueType) -> KeyProblem {
        if case .secret = value {
            return .mismatch(type, given: "a secret", code: .secretInExpression)
        }
        // What should have been a secret is not repeated.
        var problem = mismatch(type, given: type == .secret ? "a text in the file" : value.shown)
        problem.help = problem.help ?? unit(missingIn: value, for: type)
        return problem
    }

    /// A value that is not known yet and whose type does not fit.
    static func mismatch(_ given: ValueType, wanted type: ValueType) -> KeyProblem {
        if case .optional(let wrapped) = given, type.admits(wrapped) {
            return KeyProblem(
                .missingFallback,
                "must be \(type), and this is \(given)",
                help: "say what to use instead with '??'"
            )
        }
        let code: DiagnosticCode = given == .secret ? .secretInExpression : .wrongType
        return .mismatch(type, given: given.told, code: code)
    }

    /// A word that is not one of those that a type lists.
    static func unknownWord(_ word: String, name: String, words: [String]) -> KeyProblem {
        let type = ValueType.enumeration(name: name, words: words)
        return KeyProblem(
            .unknownWord,
            "must be \(type), and '\(word)' is none",
            help: Suggestion.help(for: word, among: words)
        )
    }

    /// What to write for a number that only lacks its unit.
    private static func unit(missingIn value: Value, for type: ValueType) -> String? {
        guard let number = value.text, number.utf8.count <= 9,
            number.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        else { return nil }
        switch type {
        case .duration: return "write its unit: \(number)ms, \(number)s, \(number)m or \(number)h"
        case .byteCount:
            return "write its unit: \(number)kB, \(number)KiB, \(number)MB or \(number)MiB"
        default: return nil
        }
    }

    private static func mismatch(
        _ type: ValueType,
        given: String,
        code: DiagnosticCode = .wrongType
    ) -> KeyProblem {
        let help: String? =
            switch type {
            case .opaque: "pass on what a step left: ${{ steps.NAME.OUTPUT }}"
            case .secret: "name it under 'secrets:' and write ${{ secrets.NAME }}"
            default: nil
            }
        return KeyProblem(code, "must be \(type.told)\(type.example), not \(given)", help: help)
    }
}

extension Suggestion {
    // Thousands of names, told to each of thousands of mistakes, would fill the memory.
    private static let longestList = 30

    /// What to do about an unknown word: the closest one, or all of them.
    static func help(for word: String, among words: [String]) -> String? {
        if let closest = closest(to: word, among: words) { return "did you mean '\(closest)'?" }
        guard !words.isEmpty else { return nil }
        let more = words.count > longestList ? " and \(words.count - longestList) more" : ""
        return "known: \(words.prefix(longestList).joined(separator: ", "))\(more)"
    }
}

extension ValueType {
    /// The type as messages about keys call it: what only steps leave has no common name.
    fileprivate var told: String {
        switch self {
        case .opaque(let name): "the '\(name)' of a step"
        case .list(.opaque(let name)): "a list of '\(name)'"
        default: description
        }
    }

    /// An example that goes on from the name of the type.
    fileprivate var example: String {
        switch self {
        case .duration: " such as 250ms, 10m or 1h30m"
        case .byteCount: " such as 50MiB or 10kB"
        case .number: " such as 0.5"
        case .null, .boolean, .integer, .text, .secret, .enumeration, .list, .optional, .mapping,
            .opaque:
            ""
        }
    }
}

extension Value {
    /// The value as messages show it; never that of a secret.
    var shown: String {
        switch self {
        case .null: "nothing"
        case .text(let text): "'\(text.count > 60 ? text.prefix(57) + "..." : text[...])'"
        case .list: "a list"
        case .mapping: "a mapping"
        case .secret: "a secret"
        case .boolean, .integer, .number, .duration, .byteCount: text ?? ""
        }
    }
}
