/// What a ``ValueEncoder`` hands to a type with keys.
struct ValueKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) { encoder.put(.null, for: key) }

    func encode(_ part: some Encodable, forKey key: Key) throws {
        encoder.put(try encoder.encoded(part, at: key), for: key)
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Inner> {
        encoder.opened(for: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.opened(for: key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder.opened(for: SuperKey()) }

    func superEncoder(forKey key: Key) -> any Encoder { encoder.opened(for: key) }
}

/// What a ``ValueEncoder`` hands to a list.
struct ValueListContainer: UnkeyedEncodingContainer {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.count }

    func encodeNil() { encoder.append(.null) }

    func encode(_ part: some Encodable) throws { encoder.append(try encoder.encoded(part)) }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type
    ) -> KeyedEncodingContainer<Inner> {
        encoder.openedNext().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        encoder.openedNext().unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder.openedNext() }
}

/// What a ``ValueEncoder`` hands to a type that is one value.
struct ValueSingleContainer: SingleValueEncodingContainer {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() { encoder.set(.null) }

    func encode(_ part: some Encodable) throws { encoder.set(try encoder.encoded(part)) }
}

/// The key of what a class inherits, as every encoder calls it.
private struct SuperKey: CodingKey {
    var stringValue: String { "super" }
    var intValue: Int? { nil }

    init() {}
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }
}
