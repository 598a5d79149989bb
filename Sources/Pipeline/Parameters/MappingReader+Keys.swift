extension MappingReader {
    /// Reads a key that must be there.
    ///
    /// - Returns: The value; the placeholder of its type while it is not known, or when it is wrong.
    public mutating func required<Parsed>(
        _ key: String,
        _ type: KeyType<Parsed>,
        _ documentation: String,
        example: String? = nil
    ) -> Parsed {
        declare(key, type, documentation, isRequired: true, example: example)
        switch take(key, type) {
        case .known(let value): return value
        case .unknown: return type.placeholder
        case .absent:
            reportMissing(key, type.name, documentation)
            return type.placeholder
        }
    }

    /// Reads a key that may be left out.
    ///
    /// - Returns: The value, or `nil` when it is left out or an expression gave nothing; the
    ///   placeholder of its type while it is not known, or when it is wrong.
    public mutating func optional<Parsed>(
        _ key: String,
        _ type: KeyType<Parsed>,
        _ documentation: String,
        example: String? = nil
    ) -> Parsed? {
        declare(key, type, documentation, example: example)
        switch take(key, type, admitsNull: true) {
        case .known(let value): return value
        case .unknown: return type.placeholder
        case .absent: return nil
        }
    }

    /// Reads a key that has a default.
    ///
    /// - Returns: The value, or the default when it is left out; the placeholder of its type while
    ///   it is not known, or when it is wrong.
    public mutating func value<Parsed>(
        _ key: String,
        _ type: KeyType<Parsed>,
        default fallback: Parsed,
        _ documentation: String,
        example: String? = nil
    ) -> Parsed {
        let text = type.text(fallback)
        declare(key, type, documentation, defaultText: text, example: example)
        switch take(key, type) {
        case .known(let value): return value
        case .unknown: return type.placeholder
        case .absent: return fallback
        }
    }

    private mutating func declare<Parsed>(
        _ key: String,
        _ type: KeyType<Parsed>,
        _ documentation: String,
        isRequired: Bool = false,
        defaultText: String? = nil,
        example: String?
    ) {
        declare(
            KeyDescription(
                name: key,
                type: type.type,
                typeName: type.name,
                form: type.admitsOne ? .oneOrMore : .value,
                least: type.least,
                greatest: type.greatest,
                isRequired: isRequired,
                defaultText: defaultText,
                documentation: documentation,
                example: example
            )
        )
    }

    mutating func declare(_ description: KeyDescription) {
        precondition(
            !descriptions.contains { $0.name == description.name },
            "the key '\(description.name)' is declared twice"
        )
        descriptions.append(description)
        readOtherSpelling(of: description.name)
    }

    /// Takes what stands under `for_each` or `forEach` for `for-each`: the spelling is reported, and
    /// nothing that would only follow from the key's absence.
    private mutating func readOtherSpelling(of key: String) {
        guard key.utf8.contains(UInt8(ascii: "-")), entries[key] == nil else { return }
        let written = order.first { name in
            name.utf8.first == key.utf8.first && name.plainLetters == key.plainLetters
        }
        if let written { entries[key] = entries[written] }
    }

    /// Notes that a key is missing; what is said about it waits for ``finish()``, because it may be
    /// there under a mistyped name.
    mutating func reportMissing(_ key: String, _ typeName: String, _ documentation: String) {
        unknown.insert(key)
        guard let span, !isMisshapen else { return }
        // The name of what only steps leave is mostly that of the key.
        let type = typeName == key ? "" : ", \(typeName)"
        let message = "the key '\(key)' is missing\(type)"
        let help = documentation.isEmpty ? nil : documentation
        missing.append((key, Diagnostic(.missingKey, message, at: span, help: help)))
    }
}

extension String {
    /// The letters without hyphens, underscores and capitals.
    fileprivate var plainLetters: [Character] {
        Array(lowercased().filter { $0 != "-" && $0 != "_" })
    }
}
