import CZlib
import Foundation

/// Expands what was compressed as deflate, bare or as one member of a gzip file, never more than a buffer at a time.
///
/// Owns a `z_stream`, which must not move: it cannot be copied, and ending its scope frees it.
@safe struct Inflater: ~Copyable {
    /// What stands around the compressed bytes.
    enum Format {
        /// Nothing, as in zip files.
        case raw
        /// A header and a checksum, which is checked.
        case gzip
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var ended = false

    init(_ format: Format = .raw) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let status = unsafe inflateInit2_(
            stream,
            format == .raw ? -MAX_WBITS : MAX_WBITS + 16,
            ZLIB_VERSION,
            size
        )
        precondition(status == Z_OK, "zlib refused constant parameters (\(status))")
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Hands `body` what the next compressed bytes expand to, piece by piece, so that it can stop
    /// an entry that grows beyond bounds.
    ///
    /// - Returns: How many of the bytes lie behind the end.
    /// - Throws: What `body` throws; a ``PackagingFailure`` when the bytes are not deflate.
    @discardableResult
    mutating func expand(_ data: Data, _ body: (Data) throws -> Void) throws -> Int {
        var input = data
        var room = Data(count: InputFile.chunk)
        return try unsafe input.withUnsafeMutableBytes { bytes in
            unsafe stream.pointee.next_in = bytes.bindMemory(to: Bytef.self).baseAddress
            unsafe stream.pointee.avail_in = uInt(bytes.count)
            repeat {
                try body(try fill(&room))
            } while unsafe !ended && (stream.pointee.avail_out == 0 || stream.pointee.avail_in > 0)
            return unsafe Int(stream.pointee.avail_in)
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
