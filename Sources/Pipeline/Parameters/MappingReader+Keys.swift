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
        switch take(key, as: type.type, admitsOne: type.admitsOne) {
        case .known(let value): return parsed(value, of: key, as: type)
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
        switch take(key, as: .optional(type.type), admitsOne: type.admitsOne) {
        case .known(.null), .absent: return nil
        case .known(let value): return parsed(value, of: key, as: type)
        case .unknown: return type.placeholder
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
        declare(key, type, documentation, defaultText: type.text(fallback), example: example)
        switch take(key, as: type.type, admitsOne: type.admitsOne) {
        case .known(let value): return parsed(value, of: key, as: type)
        case .unknown: return type.placeholder
        case .absent: return fallback
        }
    }

    private mutating func declare<Parsed>(
        _ key: String,
        _ type: KeyType<Parsed>,
        _ documentation: String,
        isRequired: Bool = false,
        defaultText: @autoclosure () -> String? = nil,
        example: String?
    ) {
        declare(
            key,
            as: KeyDescription(
                name: key,
                type: type.type,
                typeName: type.name,
                form: type.admitsOne ? .oneOrMore : .value,
                least: type.least,
                greatest: type.greatest,
                isRequired: isRequired,
                defaultText: defaultText(),
                documentation: documentation,
                example: example
            )
        )
    }

    /// Notes a key; what describes it is made only where somebody is going to read it.
    mutating func declare(_ key: String, as description: @autoclosure () -> KeyDescription) {
        precondition(
            purpose != .describing || !declared.contains(key),
            "the key '\(key)' is declared twice"
        )
        declared.append(key)
        if purpose == .describing { descriptions.append(description()) }
    }

    mutating func reportMissing(_ key: String, _ typeName: String, _ documentation: String) {
        unknown.insert(key)
        guard let span, !isMisshapen else { return }
        let message = "the key '\(key)' is missing, \(typeName)"
        let help = documentation.isEmpty ? nil : documentation
        diagnostics.report(Diagnostic(.missingKey, message, at: span, help: help))
    }
}
