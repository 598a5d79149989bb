public import Values

extension KeyType where Parsed == String {
    /// Any text; numbers, booleans, durations and sizes are taken as they are written.
    public static var text: KeyType {
        KeyType(.text, placeholder: "") { value throws(KeyProblem) in
            guard case .text(let text) = value else { throw .mismatch(value, .text) }
            return text
        }
    }

    /// One of a few words that are known when the step is registered.
    ///
    /// - Parameters:
    ///   - name: How messages call such a word, such as `provider`.
    ///   - words: The words, in the order in which they are shown.
    /// - Returns: The key type.
    public static func words(name: String, _ words: [String]) -> KeyType {
        let type = ValueType.enumeration(name: name, words: words)
        return KeyType(type, placeholder: words.first ?? "") { value throws(KeyProblem) in
            guard case .text(let word) = value else { throw .mismatch(value, type) }
            return word
        }
    }
}

extension KeyType where Parsed == Bool {
    /// Either `true` or `false`, and no other word.
    public static var boolean: KeyType {
        KeyType(.boolean, placeholder: false) { value throws(KeyProblem) in
            guard case .boolean(let flag) = value else { throw .mismatch(value, .boolean) }
            return flag
        }
    }
}

extension KeyType
where
    Parsed: RawRepresentable & CaseIterable,
    Parsed.RawValue == String,
    Parsed.AllCases: Sendable
{
    /// One of the cases of a Swift enumeration.
    ///
    /// - Parameters:
    ///   - cases: The enumeration; its raw values are the words.
    ///   - name: How messages call such a word, such as `mode`.
    /// - Returns: The key type.
    public static func enumeration(_ cases: Parsed.Type, name: String) -> KeyType {
        guard let first = cases.allCases.first else {
            preconditionFailure("'\(name)' has no words")
        }
        let type = ValueType.enumeration(name: name, words: cases.allCases.map(\.rawValue))
        return KeyType(type, placeholder: first, text: \.rawValue) { value throws(KeyProblem) in
            guard case .text(let word) = value, let parsed = Parsed(rawValue: word) else {
                throw .mismatch(value, type)
            }
            return parsed
        }
    }
}

extension KeyType where Parsed == Secret {
    /// A secret, which can only come from `secrets`.
    public static var secret: KeyType {
        KeyType(.secret, placeholder: Secret(name: "", value: "")) { value throws(KeyProblem) in
            guard case .secret(let secret) = value else { throw .mismatch(value, .secret) }
            return secret
        }
    }
}
