import Foundation

/// Reads and writes the JSON documents of images.
enum ImageDocument {
    /// The longest document that is read: registries refuse longer manifests too.
    static let longest = 4 << 20

    /// Always the same bytes for the same document.
    static func encode(_ document: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(document)
    }

    static func decode<Document: Decodable>(
        _ type: Document.Type,
        _ data: Data,
        _ name: String
    ) throws(PackagingFailure) -> Document {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            throw PackagingFailure(.malformed, "\(name) cannot be read: \(Self.reason(error))")
        }
    }

    /// Makes sure that bytes are those that were asked for.
    static func check(
        _ data: Data,
        against descriptor: ImageDescriptor
    ) throws(PackagingFailure) {
        var digest = ContentDigest()
        digest.update(data)
        guard ImageDigest(of: digest) == descriptor.digest else {
            throw PackagingFailure(
                .malformed,
                "'\(descriptor.digest)' holds something else: its digest is sha256:\(digest.text)"
            )
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .dataCorrupted(let context): context.debugDescription
        case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "'\(context.codingPath.last?.stringValue ?? "")' is of another type"
        default: error.localizedDescription
        }
    }
}
