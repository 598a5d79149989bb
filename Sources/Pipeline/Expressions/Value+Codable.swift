import Values

extension Value: Codable {
    /// Decodes any JSON value; whole numbers become integers and stay exact.
    public init(from decoder: any Decoder) throws {
        if let list = try? decoder.unkeyedContainer() {
            self = .list(try Self.elements(of: list))
        } else if let mapping = try? decoder.container(keyedBy: Key.self) {
            self = .mapping(try Self.entries(of: mapping))
        } else {
            self = try Self.scalar(of: decoder.singleValueContainer())
        }
    }

    /// Encodes as JSON: a duration as its text, a size as its bytes, a secret as its placeholder.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .duration(let value): try container.encode(value.text)
        case .byteCount(let value): try container.encode(value)
        case .secret(let value): try container.encode(value.description)
        case .list(let values): try container.encode(values)
        case .mapping(let values): try container.encode(values)
        }
    }

    // A failed attempt only means that the value is of another kind; the last one throws.
    private static func scalar(of container: any SingleValueDecodingContainer) throws -> Value {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .boolean(value) }
        if let value = try? container.decode(Int.self) { return .integer(value) }
        if let value = try? container.decode(Double.self) { return .number(value) }
        return .text(try container.decode(String.self))
    }

    private static func elements(of list: any UnkeyedDecodingContainer) throws -> [Value] {
        var list = list
        var values: [Value] = []
        while !list.isAtEnd { values.append(try list.decode(Value.self)) }
        return values
    }

    private static func entries(of mapping: KeyedDecodingContainer<Key>) throws -> [String: Value] {
        var values: [String: Value] = [:]
        for key in mapping.allKeys {
            values[key.stringValue] = try mapping.decode(Value.self, forKey: key)
        }
        return values
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
