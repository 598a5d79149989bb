import Foundation

/// Wraps bytes into a gzip file without compressing them.
///
/// Only so can a size be told before anything is written, are the bytes the same whatever the
/// version of zlib, and does padding, which cannot be compressed, cost no time.
struct StoredGzip {
    /// The most that one block of deflate can store.
    static let block = 0xFFFF

    private var output: Data
    private var checksum = Checksum()
    private var bytes = 0
    /// Where in the output the header of the open block stands, and what the block holds so far.
    private var open: (header: Int, count: Int)

    init(filler: GzipFiller = GzipFiller(bytes: 0)) {
        output = filler.header
        open = (output.count, 0)
        output.append(Data(count: 5))
    }

    /// The size of the file that so many bytes come to.
    static func size(of bytes: Int, filler: Int = 0) -> Int {
        10 + filler + 5 * max(1, (bytes + block - 1) / block) + bytes + 8
    }

    /// Takes the next bytes and returns what can be written of the file.
    mutating func wrap(_ data: Data) -> Data {
        checksum.update(data)
        bytes += data.count
        var rest = data[...]
        while !rest.isEmpty {
            if open.count == Self.block { beginBlock() }
            let piece = rest.prefix(Self.block - open.count)
            output.append(piece)
            open.count += piece.count
            rest = rest.dropFirst(piece.count)
        }
        return takeFinishedBlocks()
    }

    /// Ends the file and returns the rest of it.
    mutating func finish() -> Data {
        endBlock(last: true)
        output.append(little: UInt64(checksum.value), 4)
        output.append(little: UInt64(UInt32(truncatingIfNeeded: bytes)), 4)
        defer { output = Data() }
        return output
    }

    private mutating func beginBlock() {
        endBlock(last: false)
        open = (output.count, 0)
        output.append(Data(count: 5))
    }

    private mutating func endBlock(last: Bool) {
        let (count, start) = (UInt16(open.count), output.startIndex + open.header)
        output[start] = last ? 1 : 0
        output[start + 1] = UInt8(truncatingIfNeeded: count)
        output[start + 2] = UInt8(truncatingIfNeeded: count >> 8)
        output[start + 3] = ~output[start + 1]
        output[start + 4] = ~output[start + 2]
    }

    private mutating func takeFinishedBlocks() -> Data {
        let finished = output.prefix(open.header)
        output = Data(output.dropFirst(open.header))
        open.header = 0
        return finished
    }
}
