import Glibc
import NIOCore

/// An open object; closed with its last owner.
final class ObjectReader: Sendable {
    private let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Reads the next bytes of a range into a buffer.
    ///
    /// - Returns: How many; 0 when the disk does not give them.
    func read(_ range: Range<Int>, atMost limit: Int, into buffer: inout ByteBuffer) -> Int {
        let count = min(range.count, limit)
        return unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
            max(0, unsafe pread(descriptor, bytes.baseAddress, count, off_t(range.lowerBound)))
        }
    }
}
