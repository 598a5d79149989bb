import Foundation
import Synchronization
import Values

@testable import Packaging

/// An image in a layout of its own, and clients that do not really wait.
struct RegistryScene: Sendable {
    let layout: ImageLayout
    let image: StoredImage
    let pauses = Pauses()
    let reference: RegistryReference

    /// Remembers how long somebody would have waited.
    final class Pauses: Sendable {
        private let kept = Mutex<[Duration]>([])
        var all: [Duration] { kept.withLock { $0 } }
        func add(_ pause: Duration) { kept.withLock { $0.append(pause) } }
    }

    static func with(_ body: (RegistryScene) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("registry-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }  // best effort at a test's end
        try await body(RegistryScene(Folder(path: path)))
    }

    private init(_ folder: Folder) throws {
        layout = try ImageLayout(at: "\(folder.path)/layout")
        let spec = ImageSpec(
            code: try SourceTree(folder: folder.code()),
            size: ByteCount(bytes: 100_000)
        )
        image = try ImageWriter(layout: layout).write(spec, as: "it")
        guard let reference = RegistryReference("127.0.0.1:5000/hello:v1") else {
            throw RegistryFailure(.invalid, "no reference")
        }
        self.reference = reference
    }

    var layers: [ImageDescriptor] { image.manifest.layers }

    func client(
        _ web: any HTTPTransfer,
        _ credentials: any RegistryCredentials = FixedCredentials(),
        chunk: Int = 30_000
    ) -> RegistryClient {
        let pauses = pauses
        return RegistryClient(
            web: web,
            credentials: credentials,
            patience: RegistryPatience { pauses.add($0) },
            chunk: ByteCount(bytes: chunk)
        )
    }

    func push(
        to web: any HTTPTransfer,
        _ credentials: any RegistryCredentials = FixedCredentials(),
        as name: RegistryReference? = nil,
        mountingFrom source: String? = nil
    ) async throws -> RegistryReference {
        try await client(web, credentials)
            .push(image, from: layout, to: name ?? reference, mountingFrom: source)
    }

    /// Fetches into a layout of its own.
    func pull(from web: any HTTPTransfer) async throws -> StoredImage {
        try await client(web).pull(reference, into: copy(), as: "copy")
    }

    /// The layout that is fetched into.
    func copy() throws -> ImageLayout { try ImageLayout(at: "\(layout.folder)-copy") }

    /// What is in the layout that is fetched into, beside its blobs.
    func leftovers() throws -> [String] {
        let folder = try copy().folder
        let names =
            try FileManager.default.contentsOfDirectory(atPath: folder)
            + FileManager.default.contentsOfDirectory(atPath: "\(folder)/blobs")
        return names.filter { !["blobs", "oci-layout", "sha256"].contains($0) }
    }
}
