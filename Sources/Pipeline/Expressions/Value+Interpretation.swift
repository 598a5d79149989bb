import Values

extension Value {
    /// The value that a type makes of one that went through JSON, where durations are texts and
    /// sizes are numbers; `nil` when it is not of that type.
    package func interpreted(as type: ValueType) -> Value? {
        switch (type, self) {
        case (.null, .null), (.boolean, .boolean), (.integer, .integer), (.number, .number),
            (.text, .text), (.duration, .duration), (.byteCount, .byteCount), (.secret, .secret),
            (.opaque, _), (.optional, .null):
            self
        case (.number, .integer(let value)): .number(Double(value))
        case (.duration, .text(let text)): Duration(text: text).map { .duration($0) }
        case (.byteCount, .integer(let bytes)) where bytes >= 0:
            .byteCount(ByteCount(bytes: bytes))
        case (.enumeration(_, let words), .text(let word)):
            words.isEmpty || words.contains(word) ? self : nil
        case (.optional(let wrapped), _): interpreted(as: wrapped)
        case (.list(let element), .list(let values)): Self.all(values, as: element)
        case (.mapping(let element), .mapping(let values)): Self.all(values, as: element)
        default: nil
        }
    }

    private static func all(_ values: [Value], as type: ValueType) -> Value? {
        let interpreted = values.compactMap { $0.interpreted(as: type) }
        return interpreted.count == values.count ? .list(interpreted) : nil
    }

    private static func all(_ values: [String: Value], as type: ValueType) -> Value? {
        let interpreted = values.compactMapValues { $0.interpreted(as: type) }
        return interpreted.count == values.count ? .mapping(interpreted) : nil
    }
}
