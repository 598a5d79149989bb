import Foundation
import Values

/// Fetches one blob into a layout, and goes on where it broke off.
struct BlobPull {
    let session: RegistrySession
    let reference: RegistryReference
    let blob: ImageDescriptor
    let layout: ImageLayout

    private var action: String { "fetch the blob \(blob.digest) of \(reference)" }

    func run() async throws {
        var file = try layout.newBlob()
        do {
            var attempt = 1
            while file.bytes < blob.size {
                let before = file.bytes
                do {
                    try await fetch(into: &file)
                } catch {
                    attempt = file.bytes > before ? 1 : attempt
                    try await session.wait(after: attempt, error)
                    attempt += 1
                }
            }
            try check(file)
            _ = try layout.keep(file)
        } catch {
            layout.discard(file)
            throw error
        }
    }

    private func fetch(into file: inout BlobWriter) async throws {
        var message = HTTPMessage(
            url: reference.url("blobs/\(blob.digest)"),
            timeout: BlobPush.timeout(for: blob.size)
        )
        if file.bytes > 0 { message.headers.append(HTTPField("Range", "bytes=\(file.bytes)-")) }
        // A registry that does not know ranges sends what we have once more.
        var skip = file.bytes
        let answer = try await session.fetchOnce(message, to: action) { head, piece in
            if head.status == 206 { skip = 0 }
            let news = piece.dropFirst(skip)
            skip -= min(skip, piece.count)
            guard file.bytes + news.count <= blob.size else { throw tooLong }
            try file.write(Data(news))
        }
        guard answer.status == 200 || answer.status == 206 else {
            throw session.failure(answer, to: action)
        }
        guard file.bytes == blob.size else {
            throw RegistryFailure(.connection, "cannot \(action): it broke off")
        }
    }

    private var tooLong: RegistryFailure {
        RegistryFailure(
            .invalid,
            "cannot \(action): \(reference.host) sent more than the \(blob.size) bytes it announced"
        )
    }

    private func check(_ file: BlobWriter) throws(RegistryFailure) {
        let digest = ImageDigest(of: file.digest)
        guard digest == blob.digest else {
            throw RegistryFailure(
                .invalid,
                "cannot \(action): \(reference.host) sent bytes with the digest \(digest)"
            )
        }
    }
}
