import Crypto
import Glibc
import NIOCore

/// An object that is being written; gone with its last owner unless it was kept.
///
/// Used by one connection, on its event loop.
final class ObjectDraft {
    /// How many bytes it is to have.
    let size: Int
    /// The number of its file.
    let file: Int
    private let storage: ObjectStorage
    private let descriptor: Int32
    private var hash = Insecure.MD5()
    private var written = 0
    private var isKept = false

    init(file: Int, size: Int, descriptor: Int32, storage: ObjectStorage) {
        self.file = file
        self.size = size
        self.descriptor = descriptor
        self.storage = storage
    }

    deinit {
        close(descriptor)
        if !isKept { storage.abandon(file: file, size: size) }
    }

    /// Writes the next bytes.
    ///
    /// - Throws: An ``ObjectFailure`` when they are more than was said, or the disk does not take them.
    func write(_ bytes: ByteBuffer) throws(ObjectFailure) {
        guard written + bytes.readableBytes <= size else { throw .incompleteBody }
        let isWhole = unsafe bytes.withUnsafeReadableBytes { bytes in
            unsafe hash.update(bufferPointer: bytes)
            return unsafe Self.write(bytes, to: descriptor)
        }
        guard isWhole else { throw .internalError }
        written += bytes.readableBytes
    }

    /// Makes the object of it, once all bytes are written.
    ///
    /// - Parameters:
    ///   - upload: What was said about it.
    ///   - now: Milliseconds since 1970.
    /// - Returns: The object; its file stays.
    /// - Throws: An ``ObjectFailure`` when bytes are missing or are not those that were meant.
    func finish(_ upload: ObjectUpload, now: Int) throws(ObjectFailure) -> StoredObject {
        guard written == size else { throw .incompleteBody }
        let digest = Array(hash.finalize())
        if let wanted = upload.digest, wanted != digest { throw .badDigest }
        return StoredObject(
            file: file,
            size: size,
            digest: digest.map { Self.hexadecimal($0) }.joined(),
            modified: now,
            headers: upload.headers
        )
    }

    /// Leaves the file to the index, which has the object now.
    func keep() { isKept = true }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = unsafe bytes
        while unsafe !rest.isEmpty {
            let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
        return true
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
