import FoundationEssentials

/// Makes a ``Value`` of what encodes itself, the one that its JSON would be read as.
///
/// Without that JSON: every step leaves an output, and writing and reading it took longer than the
/// engine's own part in a step.
final class ValueEncoder: Encoder {
    /// A part that is known, or one that is still being encoded.
    private enum Part {
        case value(Value)
        case open(ValueEncoder)

        var value: Value {
            switch self {
            case .value(let value): value
            case .open(let encoder): encoder.value
            }
        }
    }

    private enum Content {
        case none
        case single(Value)
        case list([Part])
        case mapping([String: Part])
    }

    let codingPath: [any CodingKey]
    private var content = Content.none

    init(codingPath: [any CodingKey] = []) { self.codingPath = codingPath }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// What was encoded; what encoded nothing is a mapping without keys.
    var value: Value {
        switch content {
        case .none: .mapping([:])
        case .single(let value): value
        case .list(let parts): .list(parts.map(\.value))
        case .mapping(let parts): .mapping(parts.mapValues(\.value))
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .none = content { content = .mapping([:]) }
        return KeyedEncodingContainer(ValueKeyedContainer<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .none = content { content = .list([]) }
        return ValueListContainer(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        ValueSingleContainer(encoder: self)
    }
}

extension ValueEncoder {
    /// How many elements its list has.
    var count: Int {
        guard case .list(let parts) = content else { return 0 }
        return parts.count
    }

    func set(_ value: Value) { content = .single(value) }

    func put(_ value: Value, for key: any CodingKey) { put(.value(value), for: key) }

    func append(_ value: Value) { append(.value(value)) }

    /// An encoder for the part of a key, to be filled while this one goes on.
    func opened(for key: any CodingKey) -> ValueEncoder {
        let part = ValueEncoder(codingPath: codingPath + [key])
        put(.open(part), for: key)
        return part
    }

    /// An encoder for the next element of a list, to be filled while this one goes on.
    func openedNext() -> ValueEncoder {
        let part = ValueEncoder(codingPath: codingPath)
        append(.open(part))
        return part
    }

    private func put(_ part: Part, for key: any CodingKey) {
        guard case .mapping(var parts) = content else {
            preconditionFailure(
                "'\(key.stringValue)' is encoded into something else than a mapping"
            )
        }
        content = .none
        parts[key.stringValue] = part
        content = .mapping(parts)
    }

    private func append(_ part: Part) {
        guard case .list(var parts) = content else {
            preconditionFailure("an element is encoded into something else than a list")
        }
        content = .none
        parts.append(part)
        content = .list(parts)
    }
}

extension ValueEncoder {
    /// The value of a part, which is encoded in one go; its key is for messages.
    func encoded<Part: Encodable>(_ part: Part, at key: (any CodingKey)? = nil) throws -> Value {
        switch part {
        case let text as String: return .text(text)
        case let truth as Bool: return .boolean(truth)
        case let number as Int: return .integer(number)
        case let number as any BinaryInteger: return Value(whole: number)
        case let number as Double: return try Self.number(number, part, codingPath)
        case let number as Float:
            // Its own few digits, not those of the double beside it.
            return try Self.number(Double(number.description) ?? .nan, part, codingPath)
        case let bytes as Data: return .text(bytes.base64EncodedString())
        case let link as URL: return .text(link.absoluteString)
        default:
            let encoder = ValueEncoder(codingPath: codingPath + (key.map { [$0] } ?? []))
            try part.encode(to: encoder)
            return encoder.value
        }
    }

    /// A number without a fraction is an integer, because in JSON there is no telling them apart.
    private static func number(
        _ number: Double,
        _ part: some Encodable,
        _ path: [any CodingKey]
    ) throws -> Value {
        guard number.isFinite else {
            let problem = "\(part) is no number that JSON has"
            throw EncodingError.invalidValue(
                part,
                EncodingError.Context(codingPath: path, debugDescription: problem)
            )
        }
        return Int(exactly: number).map(Value.integer) ?? .number(number)
    }
}

extension Value {
    fileprivate init(whole number: some BinaryInteger) {
        self = Int(exactly: number).map(Value.integer) ?? .number(Double(number))
    }
}
