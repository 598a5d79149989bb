/// What is known about a key without a pipeline: the source of help texts and schemas.
package struct KeyDescription: Sendable, Hashable {
    package let name: String
    package let type: ValueType
    /// The type in words.
    package let typeName: String
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
        isRequired: Bool = false,
        defaultText: String? = nil,
        documentation: String,
        example: String? = nil,
        keys: [KeyDescription] = []
    ) {
        self.name = name
        self.type = type
        self.typeName = typeName ?? type.description
        self.isRequired = isRequired
        self.defaultText = defaultText
        self.documentation = documentation
        self.example = example
        self.keys = keys
    }
}
