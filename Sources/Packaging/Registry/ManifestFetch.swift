import Foundation
import Values

/// Fetches the manifest or index of an image.
struct ManifestFetch {
    let session: RegistrySession
    let reference: RegistryReference

    /// - Returns: What it is and its bytes, whose digest is the one that was asked for or that the
    ///   registry says it has.
    func run() async throws -> (descriptor: ImageDescriptor, data: Data) {
        let action = "fetch the manifest of \(reference)"
        let kinds = ImageFormat.allCases.flatMap { [$0.manifest, $0.index] }
        let message = HTTPMessage(
            url: reference.url("manifests/\(reference.name)"),
            headers: [HTTPField("Accept", kinds.joined(separator: ", "))]
        )
        let answer = try await session.send(message, to: action)
        guard answer.status == 200 else { throw session.failure(answer, to: action) }
        let data = Data(answer.body)
        let digest = try check(answer, data)
        let kind = answer.header("Content-Type")?.prefix { $0 != ";" }
        guard let kind, kinds.contains(String(kind)) else {
            let shown = EntryPath.shown(String((kind ?? "").prefix(80)))
            throw RegistryFailure(.invalid, "\(reference) is of the unknown kind '\(shown)'")
        }
        let descriptor = ImageDescriptor(
            mediaType: String(kind),
            digest: digest,
            size: data.count
        )
        return (descriptor, data)
    }

    private func check(_ answer: HTTPAnswer, _ data: Data) throws(RegistryFailure) -> ImageDigest {
        guard data.count <= ImageDocument.longest else {
            throw RegistryFailure(.invalid, "the manifest of \(reference) is too long")
        }
        var content = ContentDigest()
        content.update(data)
        let digest = ImageDigest(of: content)
        let expected =
            reference.digest ?? answer.header("Docker-Content-Digest").flatMap { ImageDigest($0) }
        guard expected == nil || expected == digest else {
            throw RegistryFailure(
                .invalid,
                "\(reference.host) sent a manifest of \(reference) with the digest \(digest)"
            )
        }
        return digest
    }
}
