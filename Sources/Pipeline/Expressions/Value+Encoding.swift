import FoundationEssentials

extension Value {
    /// Turns anything that can be encoded as JSON into a value.
    ///
    /// - Throws: An `EncodingError` when it cannot be encoded.
    public init(encoding content: some Encodable) throws {
        self = try ValueEncoder().encoded(content)
    }

    /// Turns a value into what it was encoded from.
    ///
    /// - Throws: A `DecodingError` when it holds something else.
    public func decoded<Content: Decodable>(as type: Content.Type) throws -> Content {
        try JSONDecoder().decode(type, from: JSONEncoder().encode(self))
    }
}
