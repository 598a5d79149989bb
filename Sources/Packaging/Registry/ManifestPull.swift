import Foundation
import Values

/// Fetches the manifest of an image into a layout, looking through an index for the platform.
struct ManifestPull {
    let session: RegistrySession
    let reference: RegistryReference
    let layout: ImageLayout

    func run(
        platform: ImagePlatform
    ) async throws -> (descriptor: ImageDescriptor, manifest: ImageManifest) {
        var (descriptor, data) = try await ManifestFetch(session: session, reference: reference)
            .run()
        if ImageFormat.allCases.contains(where: { $0.index == descriptor.mediaType }) {
            let index = try ImageDocument.decode(ImageIndex.self, data, "'\(reference)'")
            var chosen = reference
            chosen.digest = try index.manifest(for: platform, in: "'\(reference)'").digest
            (descriptor, data) = try await ManifestFetch(session: session, reference: chosen).run()
        }
        let manifest = try ImageDocument.decode(ImageManifest.self, data, "'\(reference)'")
        return (try layout.put(data, mediaType: descriptor.mediaType), manifest)
    }
}
