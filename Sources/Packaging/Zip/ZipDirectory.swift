import Foundation

/// The directory at the end of a zip file: what the file says it holds.
struct ZipDirectory {
    private(set) var records: [ZipRecord] = []

    /// The longest directory that is read into memory.
    static let limit = 64 << 20

    /// Reads the directory of a file.
    init(of file: InputFile) throws(PackagingFailure) {
        let size = try file.size()
        let tail = min(size, ZipRecord.endSize + 0xFFFF)
        try file.seek(to: size - tail)
        let end = try Self.findEnd(in: [UInt8](try file.read(tail)))
        guard end.offset + end.size <= size, end.size <= Self.limit else {
            throw PackagingFailure(
                .malformed,
                "the directory of '\(file.path)' cannot be where it says"
            )
        }
        try file.seek(to: end.offset)
        try self.init([UInt8](try file.read(end.size)), count: end.count)
    }

    /// Reads the entries of a directory.
    init(_ bytes: [UInt8], count: Int) throws(PackagingFailure) {
        var cursor = ByteCursor(bytes)
        for _ in 0..<count { records.append(try Self.record(&cursor)) }
    }

    private static func findEnd(
        in bytes: [UInt8]
    ) throws(PackagingFailure) -> (count: Int, size: Int, offset: Int) {
        let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
        let last = bytes.count - ZipRecord.endSize
        guard last >= 0,
            let start = (0...last).last(where: { bytes[$0..<($0 + 4)].elementsEqual(mark) })
        else { throw PackagingFailure(.malformed, "not a zip file: it has no directory") }
        var cursor = ByteCursor(bytes, at: start + 10)
        let count = try cursor.number(2)
        let size = try cursor.number(4)
        let offset = try cursor.number(4)
        guard count < 0xFFFF, offset <= ZipWriter.limit else {
            throw PackagingFailure(.tooLarge, "zip64 files are not supported")
        }
        return (count, size, offset)
    }

    private static func record(_ cursor: inout ByteCursor) throws(PackagingFailure) -> ZipRecord {
        guard try cursor.number(4) == 0x0201_4B50 else {
            throw PackagingFailure(.malformed, "the directory of the zip file is damaged")
        }
        let unix = try cursor.number(2) >> 8 == 3
        try cursor.skip(2)
        let flags = try cursor.number(2)
        let kind = try cursor.number(2)
        try cursor.skip(4)
        let checksum = try cursor.number(4)
        let packed = try cursor.number(4)
        let bytes = try cursor.number(4)
        let lengths = try (cursor.number(2), cursor.number(2), cursor.number(2))
        try cursor.skip(4)
        let mode = try cursor.number(4) >> 16
        let offset = try cursor.number(4)
        let name = try cursor.text(lengths.0)
        try cursor.skip(lengths.1 + lengths.2)
        guard flags & 1 == 0, let method = ZipRecord.Method(rawValue: UInt16(kind)) else {
            throw PackagingFailure(
                .refused,
                "'\(EntryPath.shown(name))' is encrypted or oddly packed"
            )
        }
        return ZipRecord(
            name: name,
            mode: unix ? UInt16(mode) : 0,
            method: method,
            checksum: UInt32(checksum),
            packed: packed,
            bytes: bytes,
            offset: offset
        )
    }
}
