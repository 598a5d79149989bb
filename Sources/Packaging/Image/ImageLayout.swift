import Foundation

/// A folder of images in the OCI image layout: blobs that are named by their digests, and an index.
///
/// A blob is written once, whoever needs it, and appears under its name only when it is complete.
/// Several may add blobs at the same time; names are given by one at a time.
package struct ImageLayout: Sendable, Hashable {
    /// The folder.
    package let folder: String

    private static let mark = Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8)

    /// Opens a layout, or makes one where there is nothing.
    package init(at folder: String) throws(PackagingFailure) {
        self.folder = folder
        let manager = FileManager.default
        do {
            guard !manager.fileExists(atPath: "\(folder)/oci-layout") else { return }
            try manager.createDirectory(
                atPath: "\(folder)/blobs/sha256",
                withIntermediateDirectories: true
            )
            try Self.mark.write(to: URL(fileURLWithPath: "\(folder)/oci-layout"), options: .atomic)
        } catch {
            throw PackagingFailure(.unwritable, "cannot make '\(folder)': \(error.reason)")
        }
    }

    /// Opens a layout that is there.
    package init(opening folder: String) throws(PackagingFailure) {
        guard FileManager.default.fileExists(atPath: "\(folder)/oci-layout") else {
            throw PackagingFailure(.unreadable, "'\(folder)' is not an OCI image layout")
        }
        self.folder = folder
    }

    /// Where the blob of a digest is, or would be.
    package func path(of digest: ImageDigest) -> String { "\(folder)/blobs/sha256/\(digest.hex)" }

    /// Whether a blob is there.
    package func has(_ digest: ImageDigest) -> Bool {
        FileManager.default.fileExists(atPath: path(of: digest))
    }

    /// Begins a blob whose digest is not known yet.
    func newBlob() throws(PackagingFailure) -> BlobWriter {
        try BlobWriter(creating: "\(folder)/blobs/.\(UUID().uuidString).partial")
    }

    /// Gives a complete blob its name; one that is there already is not written again.
    func keep(_ blob: BlobWriter) throws -> ImageDigest {
        try blob.close()
        let digest = ImageDigest(of: blob.digest)
        if has(digest) {
            try LastUse.mark(path(of: digest))
            try FileManager.default.removeItem(atPath: blob.path)
        } else {
            try FileRename(from: blob.path, to: path(of: digest)).run()
        }
        return digest
    }

    /// Takes out a blob that did not become complete.
    func discard(_ blob: BlobWriter) {
        // Reached only with a failure at hand that says more than a second one could.
        try? FileManager.default.removeItem(atPath: blob.path)
    }

    /// Keeps what `body` writes; on failure nothing of it is left.
    func keeping<Value>(
        _ body: (BlobWriter) throws -> (BlobWriter, Value)
    ) throws -> (digest: ImageDigest, bytes: Int, Value) {
        let empty = try newBlob()
        do {
            let (blob, value) = try body(empty)
            return (try keep(blob), blob.bytes, value)
        } catch {
            discard(empty)
            throw error
        }
    }

    /// Reads a document, and makes sure that it is the one that was asked for.
    func document<Document: Decodable>(
        _ type: Document.Type,
        _ descriptor: ImageDescriptor
    ) throws -> Document {
        let data = try data(of: descriptor)
        return try ImageDocument.decode(type, data, "'\(descriptor.digest)' in '\(folder)'")
    }

    /// Reads a small blob whole, and makes sure that it is the one that was asked for.
    func data(of descriptor: ImageDescriptor) throws(PackagingFailure) -> Data {
        let data = try InputFile(path: path(of: descriptor.digest)).read(ImageDocument.longest)
        try ImageDocument.check(data, against: descriptor)
        return data
    }

    /// Writes a document, always the same way, and describes it.
    func put(_ document: some Encodable, mediaType: String) throws -> ImageDescriptor {
        try put(ImageDocument.encode(document), mediaType: mediaType)
    }

    /// Writes a document that is there as bytes.
    func put(_ data: Data, mediaType: String) throws -> ImageDescriptor {
        let (digest, bytes, _) = try keeping { blob in
            var blob = blob
            try blob.write(data)
            return (blob, ())
        }
        return ImageDescriptor(mediaType: mediaType, digest: digest, size: bytes)
    }
}
