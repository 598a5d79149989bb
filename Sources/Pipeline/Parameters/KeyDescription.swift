/// What is known about a key without a pipeline: the source of help texts and schemas.
package struct KeyDescription: Sendable, Hashable {
    package let name: String
    package let type: ValueType
    /// The type in words.
    package let typeName: String
    /// How a pipeline writes it.
    package let form: KeyForm
    /// The least value; `nil` when there is none, or when it is not known.
    package let least: Value?
    /// The greatest value; `nil` when there is none, or when it is not known.
    package let greatest: Value?
    package let isRequired: Bool
    /// The default as a pipeline would write it; `nil` when there is none.
    package let defaultText: String?
    package let documentation: String
    package let example: String?
    /// The keys of a nested mapping.
    package let keys: [KeyDescription]

    package init(
        name: String,
        type: ValueType,
        typeName: String? = nil,
        form: KeyForm = .value,
        least: Value? = nil,
        greatest: Value? = nil,
        isRequired: Bool = false,
        defaultText: String? = nil,
        documentation: String,
        example: String? = nil,
        keys: [KeyDescription] = []
    ) {
        self.name = name
        self.type = type
        self.typeName = typeName ?? type.description
        self.form = form
        self.least = least
        self.greatest = greatest
        self.isRequired = isRequired
        self.defaultText = defaultText
        self.documentation = documentation
        self.example = example
        self.keys = keys
    }
}

extension KeyDescription {
    /// What it can be: `1 to 1000`, `at least 1ms`, `warm, cold`; `nil` when there are no bounds.
    package var rangeText: String? {
        if case .enumeration(_, let words) = type { return words.joined(separator: ", ") }
        return switch (least, greatest) {
        case (let least?, let greatest?): "\(least.shownPlainly) to \(greatest.shownPlainly)"
        case (let least?, nil): "at least \(least.shownPlainly)"
        case (nil, let greatest?): "at most \(greatest.shownPlainly)"
        case (nil, nil): nil
        }
    }
}

extension Value {
    fileprivate var shownPlainly: String { text ?? shown }
}
