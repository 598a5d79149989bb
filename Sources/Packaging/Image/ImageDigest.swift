/// The SHA-256 by which a blob is known, `sha256:` and 64 lower-case hexadecimal digits.
///
/// Checked before it is believed, since it becomes part of a path.
package struct ImageDigest: Sendable, Hashable, CustomStringConvertible {
    /// The hexadecimal digits.
    package let hex: String

    /// Reads a digest as manifests write it.
    package init?(_ text: String) {
        guard text.hasPrefix("sha256:") else { return nil }
        self.init(hex: String(text.dropFirst(7)))
    }

    /// Takes the digits alone.
    package init?(hex: String) {
        let digits = hex.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard hex.utf8.count == 64, digits else { return nil }
        self.hex = hex
    }

    /// The digest of bytes that are at hand.
    init(of digest: ContentDigest) { hex = digest.text }

    /// The text that manifests hold.
    package var description: String { "sha256:\(hex)" }
}

extension ImageDigest: Codable {
    /// Decodes the text that manifests hold.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let digest = ImageDigest(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(EntryPath.shown(text))' is no sha256 digest"
            )
        }
        self = digest
    }

    /// Encodes the text that manifests hold.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
