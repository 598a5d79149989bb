import CZlib
import Foundation

/// Expands one entry that was compressed as raw deflate, never more than a buffer at a time.
///
/// Owns a `z_stream`, which must not move: it cannot be copied, and ending its scope frees it.
@safe struct Inflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var ended = false

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let status = unsafe inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, size)
        precondition(status == Z_OK, "zlib refused constant parameters (\(status))")
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Hands `body` what the next compressed bytes expand to, piece by piece, so that it can stop
    /// an entry that grows beyond bounds.
    ///
    /// - Throws: What `body` throws; a ``PackagingFailure`` when the bytes are not deflate.
    mutating func expand(_ data: Data, _ body: (Data) throws -> Void) throws {
        var input = data
        var room = Data(count: InputFile.chunk)
        try unsafe input.withUnsafeMutableBytes { bytes in
            unsafe stream.pointee.next_in = bytes.bindMemory(to: Bytef.self).baseAddress
            unsafe stream.pointee.avail_in = uInt(bytes.count)
            repeat {
                try body(try fill(&room))
            } while unsafe !ended && (stream.pointee.avail_out == 0 || stream.pointee.avail_in > 0)
        }
    }

    private mutating func fill(_ room: inout Data) throws(PackagingFailure) -> Data {
        var status = Z_OK
        let count = unsafe room.withUnsafeMutableBytes { bytes in
            unsafe stream.pointee.next_out = bytes.bindMemory(to: Bytef.self).baseAddress
            unsafe stream.pointee.avail_out = uInt(bytes.count)
            status = unsafe inflate(stream, Z_NO_FLUSH)
            return unsafe bytes.count - Int(stream.pointee.avail_out)
        }
        ended = status == Z_STREAM_END
        // A full buffer without progress is zlib's way to ask for more input.
        guard ended || status == Z_OK || status == Z_BUF_ERROR else {
            throw PackagingFailure(.malformed, "compressed data is damaged (zlib \(status))")
        }
        return room.prefix(count)
    }
}
