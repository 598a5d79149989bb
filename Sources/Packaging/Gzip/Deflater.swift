import CZlib
import Foundation

/// Compresses one entry, as raw deflate.
///
/// Owns a `z_stream`, which must not move: it cannot be copied, and ending its scope frees it.
@safe struct Deflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let status = unsafe deflateInit2_(
            stream,
            6,
            Z_DEFLATED,
            -MAX_WBITS,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            size
        )
        precondition(status == Z_OK, "zlib refused constant parameters (\(status))")
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Returns what the next bytes add to the compressed entry; `last` flushes what is left.
    mutating func compress(_ data: Data, last: Bool = false) -> Data {
        var input = data
        var output = Data()
        var room = Data(count: InputFile.chunk)
        unsafe input.withUnsafeMutableBytes { bytes in
            unsafe stream.pointee.next_in = bytes.bindMemory(to: Bytef.self).baseAddress
            unsafe stream.pointee.avail_in = uInt(bytes.count)
            repeat {
                output.append(fill(&room, last ? Z_FINISH : Z_NO_FLUSH))
            } while unsafe stream.pointee.avail_out == 0
        }
        return output
    }

    private func fill(_ room: inout Data, _ flush: Int32) -> Data {
        let count = unsafe room.withUnsafeMutableBytes { bytes in
            unsafe stream.pointee.next_out = bytes.bindMemory(to: Bytef.self).baseAddress
            unsafe stream.pointee.avail_out = uInt(bytes.count)
            _ = unsafe deflate(stream, flush)
            return unsafe bytes.count - Int(stream.pointee.avail_out)
        }
        return room.prefix(count)
    }
}
