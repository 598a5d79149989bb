import FoundationEssentials
import Packaging
import Values

/// The calls of the registry's API that this provider makes besides those of the repository's life.
enum ImageCalls {
    /// Reads the manifest of an image.
    static func manifest(of digest: ImageDigest, in repository: String) -> AWSCall {
        .json(
            .ecr,
            "BatchGetImage",
            Query(
                repositoryName: repository,
                imageIds: [Query.Image(imageDigest: "\(digest)")],
                acceptedMediaTypes: [
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json",
                ]
            ),
            isIdempotent: true
        )
    }

    private struct Query: Encodable {
        struct Image: Encodable { var imageDigest: String }

        var repositoryName: String
        var imageIds: [Image]
        var acceptedMediaTypes: [String]
    }
}

/// What the registry's API says of an image.
struct ImageAnswer: Decodable, Sendable {
    struct Image: Decodable, Sendable { var imageManifest: String? }

    private struct Manifest: Decodable {
        struct Layer: Decodable { var size: Int }

        var layers: [Layer]
    }

    var images: [Image]

    /// The sum of its layers; `nil` where there is no manifest that can be read.
    var size: ByteCount? {
        guard let text = images.first?.imageManifest,
            // What cannot be read says nothing of sizes.
            let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(text.utf8))
        else { return nil }
        return ByteCount(bytes: manifest.layers.map(\.size).reduce(0, +))
    }
}
