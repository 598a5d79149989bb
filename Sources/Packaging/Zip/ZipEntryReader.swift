import Foundation

/// Reads the content of one entry, and believes neither its size nor its checksum.
struct ZipEntryReader {
    let file: InputFile
    let record: ZipRecord

    /// Hands the content to `body` in pieces, never more of it than the directory announced.
    func forEachChunk(_ body: (Data) throws -> Void) throws {
        try file.seek(to: try contentOffset())
        var bytes = 0
        var checksum = Checksum()
        try unpack { data in
            bytes += data.count
            guard bytes <= record.bytes else { throw damaged("is longer than it says") }
            checksum.update(data)
            try body(data)
        }
        guard bytes == record.bytes, checksum.value == record.checksum else {
            throw damaged("does not match its checksum")
        }
    }

    private func unpack(_ body: (Data) throws -> Void) throws {
        switch record.method {
        case .stored:
            try file.forEachChunk(of: record.packed, body)
        case .deflated:
            var inflater = Inflater()
            try file.forEachChunk(of: record.packed) { data in try inflater.expand(data, body) }
            guard inflater.ended else { throw damaged("is cut short") }
        }
    }

    /// Where the content starts, which only the local header tells: its name may differ in length.
    private func contentOffset() throws(PackagingFailure) -> Int {
        try file.seek(to: record.offset)
        var cursor = ByteCursor([UInt8](try file.read(30)))
        guard try cursor.number(4) == 0x0403_4B50 else {
            throw damaged("is not where it should be")
        }
        try cursor.skip(22)
        return try record.offset + 30 + cursor.number(2) + cursor.number(2)
    }

    private func damaged(_ problem: String) -> PackagingFailure {
        PackagingFailure(.malformed, "'\(record.name)' in '\(file.path)' \(problem)")
    }
}
