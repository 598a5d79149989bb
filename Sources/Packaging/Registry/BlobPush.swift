import Foundation
import Values

/// Sends one blob, and goes on where it broke off.
struct BlobPush {
    let session: RegistrySession
    let reference: RegistryReference
    let blob: ImageDescriptor
    /// Where the blob is.
    let path: String
    let chunk: Int

    private var action: String { "push the blob \(blob.digest) to \(reference)" }

    /// Sends the blob unless the registry has it, here or in another repository.
    func run(mountingFrom source: String?) async throws {
        if try await isThere() { return }
        guard var progress = try await begin(mountingFrom: source) else { return }
        var attempt = 1
        while true {
            let before = progress.offset
            do {
                try await send(&progress)
                return try await end(progress)
            } catch {
                // Whoever gets on may go on; only standing still is counted.
                attempt = progress.offset > before ? 1 : attempt
                try await session.wait(after: attempt, error)
                attempt += 1
            }
            guard let next = try await resume(progress) else { return }
            progress = next
        }
    }

    private func isThere() async throws -> Bool {
        let message = HTTPMessage(
            method: "HEAD",
            url: reference.url("blobs/\(blob.digest)")
        )
        let answer = try await session.send(message, to: action)
        switch answer.status {
        case 200: return true
        case 404: return false
        default: throw session.failure(answer, to: action)
        }
    }

    /// Begins an upload; `nil` when the blob could be taken from another repository.
    private func begin(mountingFrom source: String? = nil) async throws -> UploadProgress? {
        let query = source.map { "?mount=\(blob.digest)&from=\($0)" } ?? ""
        let message = HTTPMessage(
            method: "POST",
            url: reference.url("blobs/uploads/\(query)"),
            headers: [HTTPField("Content-Length", "0")]
        )
        let answer = try await session.send(message, to: action)
        if answer.status == 201, source != nil { return nil }
        guard answer.status == 202,
            let progress = UploadProgress(answer, origin: reference.origin)
        else { throw session.failure(answer, to: action) }
        return progress
    }

    private func send(_ progress: inout UploadProgress) async throws {
        while progress.offset < blob.size {
            try Task.checkCancellation()
            let start = progress.offset
            let count = min(chunk, blob.size - start)
            let message = HTTPMessage(
                method: "PATCH",
                url: progress.location,
                headers: [
                    HTTPField("Content-Type", "application/octet-stream"),
                    HTTPField("Content-Range", "\(start)-\(start + count - 1)"),
                ],
                timeout: Self.timeout(for: count)
            )
            let body = upload(from: start, count)
            let answer = try await session.sendOnce(message, streaming: body, to: action)
            guard answer.status == 202 || answer.status == 204 else {
                throw session.failure(answer, to: action)
            }
            progress.accepted(count, answer)
        }
    }

    private func upload(from start: Int, _ count: Int) -> HTTPUpload {
        let path = path
        return HTTPUpload(length: count) { offset, count in
            let file = try InputFile(path: path)
            try file.seek(to: start + offset)
            let piece = [UInt8](try file.read(count))
            guard !piece.isEmpty else {
                throw PackagingFailure(.changed, "'\(path)' is shorter than it was")
            }
            return piece
        }
    }

    private func end(_ progress: UploadProgress) async throws {
        let message = HTTPMessage(
            method: "PUT",
            url: progress.end(blob.digest),
            headers: [HTTPField("Content-Length", "0")],
            timeout: Self.timeout(for: blob.size)
        )
        let answer = try await session.sendOnce(message, to: action)
        guard answer.status == 201 || answer.status == 204 else {
            throw session.failure(answer, to: action)
        }
        let digest = answer.header("Docker-Content-Digest")
        guard digest == nil || digest == "\(blob.digest)" else {
            throw RegistryFailure(
                .invalid,
                "cannot \(action): \(reference.host) stored it as '\(digest ?? "")'"
            )
        }
    }

    /// Asks how much arrived; `nil` when all of it did.
    private func resume(_ progress: UploadProgress) async throws -> UploadProgress? {
        if try await isThere() { return nil }
        let status = HTTPMessage(url: progress.location)
        let answer = try await session.send(status, to: action)
        var progress = progress
        if progress.resume(answer, size: blob.size) { return progress }
        return try await begin()
    }

    /// Half a minute, and what the bytes take on a slow line.
    static func timeout(for bytes: Int) -> Duration { .seconds(30 + bytes / (256 << 10)) }
}
