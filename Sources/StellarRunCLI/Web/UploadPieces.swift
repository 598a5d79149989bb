import NIOCore
import Synchronization
import Values

/// A long body as AsyncHTTPClient wants it: a sequence of buffers.
struct UploadPieces: AsyncSequence, Sendable {
    /// How much is in memory at a time.
    static let piece = 1 << 18

    let upload: HTTPUpload
    let trouble: Trouble

    func makeAsyncIterator() -> Iterator { Iterator(pieces: self) }

    struct Iterator: AsyncIteratorProtocol {
        let pieces: UploadPieces
        var offset = 0

        mutating func next() async throws -> ByteBuffer? {
            let left = pieces.upload.length - offset
            guard left > 0 else { return nil }
            let piece = try pieces.trouble.noting {
                try pieces.upload.read(offset, Swift.min(left, UploadPieces.piece))
            }
            offset += piece.count
            return ByteBuffer(bytes: piece)
        }
    }

    /// Keeps why a body could not be read, which the client would wrap into errors of its own.
    final class Trouble: Sendable {
        private let error = Mutex<(any Error)?>(nil)

        func noting<Value>(_ body: () throws -> Value) throws -> Value {
            do {
                return try body()
            } catch {
                self.error.withLock { $0 = error }
                throw error
            }
        }

        func rethrow() throws {
            if let error = error.withLock({ $0 }) { throw error }
        }
    }
}
