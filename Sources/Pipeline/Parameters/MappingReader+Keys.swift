extension MappingReader {
    /// Reads a key that must be there.
    ///
    /// - Returns: The value; the placeholder of its type while it is not known, or when it is wrong.
    public mutating func required<Parsed>(
        _ key: String,
        _ type: @autoclosure () -> KeyType<Parsed>,
        _ documentation: String,
        example: String? = nil
    ) -> Parsed {
        let type = type()
        declare(
            key,
            as: KeyDescription(key, type, documentation, isRequired: true, example: example)
        )
        guard isWritten(key) else {
            reportMissing(key, type.name, documentation)
            return type.placeholder
        }
        guard let value = take(key, as: type.type, admitsOne: type.admitsOne) else {
            return type.placeholder
        }
        return parsed(value, of: key, as: type)
    }

    /// Reads a key that may be left out.
    ///
    /// - Returns: The value, or `nil` when it is left out or an expression gave nothing; the
    ///   placeholder of its type while it is not known, or when it is wrong.
    public mutating func optional<Parsed>(
        _ key: String,
        _ type: @autoclosure () -> KeyType<Parsed>,
        _ documentation: String,
        example: String? = nil
    ) -> Parsed? {
        declare(key, as: KeyDescription(key, type(), documentation, example: example))
        guard isWritten(key) else { return nil }
        let type = type()
        guard let value = take(key, as: .optional(type.type), admitsOne: type.admitsOne) else {
            return type.placeholder
        }
        return value == .null ? nil : parsed(value, of: key, as: type)
    }

    /// Reads a key that has a default.
    ///
    /// - Returns: The value, or the default when it is left out; the placeholder of its type while
    ///   it is not known, or when it is wrong.
    public mutating func value<Parsed>(
        _ key: String,
        _ type: @autoclosure () -> KeyType<Parsed>,
        default fallback: Parsed,
        _ documentation: String,
        example: String? = nil
    ) -> Parsed {
        declare(
            key,
            as: KeyDescription(key, type(), documentation, default: fallback, example: example)
        )
        guard isWritten(key) else { return fallback }
        let type = type()
        guard let value = take(key, as: type.type, admitsOne: type.admitsOne) else {
            return type.placeholder
        }
        return parsed(value, of: key, as: type)
    }

    /// Notes a key; what describes it is made only where somebody is going to read it.
    mutating func declare(_ key: String, as description: @autoclosure () -> KeyDescription) {
        precondition(
            purpose != .describing || !declared.contains(key),
            "the key '\(key)' is declared twice"
        )
        declared.append(key)
        if purpose == .describing {
            descriptions.append(description())
        } else if !isWritten(key) {
            readOtherSpelling(of: key)
        }
    }

    /// Takes what stands under `for_each` or `forEach` for `for-each`: the spelling is reported, and
    /// nothing that would only follow from the key's absence.
    private mutating func readOtherSpelling(of key: String) {
        guard key.utf8.contains(UInt8(ascii: "-")) else { return }
        written.take(key) { name in
            name.utf8.first == key.utf8.first && name.plainLetters == key.plainLetters
        }
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

extension KeyDescription {
    fileprivate init<Parsed>(
        _ key: String,
        _ type: KeyType<Parsed>,
        _ documentation: String,
        isRequired: Bool = false,
        default fallback: Parsed? = nil,
        example: String?
    ) {
        self.init(
            name: key,
            type: type.type,
            typeName: type.name,
            form: type.admitsOne ? .oneOrMore : .value,
            least: type.least,
            greatest: type.greatest,
            isRequired: isRequired,
            defaultText: fallback.map(type.text),
            documentation: documentation,
            example: example
        )
    }
}
