/// How one part of an image refers to another: what it is, its digest and its size.
package struct ImageDescriptor: Sendable, Hashable, Codable {
    /// What kind of document or archive it is.
    package var mediaType: String
    /// Its digest.
    package var digest: ImageDigest
    /// Its size in bytes.
    package var size: Int
    /// In an index: which machines the image is for.
    package var platform: ImagePlatform?
    /// Notes; the name of an image in a layout is one.
    package var annotations: [String: String]?

    /// The largest part that is believed in.
    static let largest = 1 << 40

    init(mediaType: String, digest: ImageDigest, size: Int) {
        self.mediaType = mediaType
        self.digest = digest
        self.size = size
    }

    /// Decodes a descriptor; refuses sizes that cannot be.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        mediaType = try container.decode(String.self, forKey: .mediaType)
        digest = try container.decode(ImageDigest.self, forKey: .digest)
        size = try container.decode(Int.self, forKey: .size)
        platform = try container.decodeIfPresent(ImagePlatform.self, forKey: .platform)
        annotations = try container.decodeIfPresent([String: String].self, forKey: .annotations)
        guard (0...Self.largest).contains(size) else {
            throw DecodingError.dataCorruptedError(
                forKey: .size,
                in: container,
                debugDescription: "a part cannot have \(size) bytes"
            )
        }
    }

    /// The note that holds the name of an image in a layout.
    static let nameNote = "org.opencontainers.image.ref.name"

    /// The name of an image in a layout.
    var name: String? { annotations?[Self.nameNote] }
}

/// Which machines an image is for.
package struct ImagePlatform: Sendable, Hashable, Codable {
    /// The processor, in the words of Go: `amd64`, `arm64`.
    package var architecture: String
    /// The system; always `linux` here.
    package var os: String

    /// Names a processor.
    package init(architecture: String, os: String = "linux") {
        self.architecture = architecture
        self.os = os
    }

    /// The machine that this program was built for.
    package static var current: ImagePlatform {
        #if arch(arm64)
        ImagePlatform(architecture: "arm64")
        #else
        ImagePlatform(architecture: "amd64")
        #endif
    }
}
