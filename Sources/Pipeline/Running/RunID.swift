/// The name of a run: letters, digits, `.`, `_` and `-`, at most 64, starting with a letter or digit.
public struct RunID: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The name.
    public let description: String

    /// Accepts a name, or returns `nil` when it could not be a folder's name.
    public init?(_ text: String) {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
                    || ".-_".unicodeScalars.contains($0))
        }
        guard (1...64).contains(text.count), isPlain,
            text.first?.isLetter == true || text.first?.isNumber == true
        else { return nil }
        description = text
    }

    /// Decodes a name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let run = RunID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not a run's name"
            )
        }
        self = run
    }

    /// Encodes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
