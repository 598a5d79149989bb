import Foundation
import Values

/// Gives an image, all of whose blobs a registry has, its name there.
struct ManifestPush {
    let session: RegistrySession
    let reference: RegistryReference

    /// - Returns: The reference with the digest, as read back.
    func run(_ descriptor: ImageDescriptor, _ data: Data) async throws -> RegistryReference {
        let action = "push the manifest of \(reference)"
        let message = HTTPMessage(
            method: "PUT",
            url: reference.url("manifests/\(reference.tag ?? "\(descriptor.digest)")"),
            headers: [HTTPField("Content-Type", descriptor.mediaType)],
            body: [UInt8](data)
        )
        let answer = try await session.send(message, to: action)
        guard answer.status == 201 else { throw session.failure(answer, to: action) }
        var pushed = reference
        pushed.digest = descriptor.digest
        let (_, stored) = try await ManifestFetch(session: session, reference: reference).run()
        guard stored == data else {
            throw RegistryFailure(
                .conflict,
                "\(reference) is another image now: somebody else pushed at the same time"
            )
        }
        return pushed
    }
}
