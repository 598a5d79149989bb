import Foundation

/// The directory at the end of a zip file: what the file says it holds.
struct ZipDirectory {
    private(set) var records: [ZipRecord] = []

    /// The longest directory that is read into memory.
    static let limit = 64 << 20

    /// Reads the directory of a file.
    init(of file: InputFile) throws(PackagingFailure) {
        let size = try file.size()
        let tail = min(size, ZipEnd.narrowSize + ZipEnd.wideSize + 0xFFFF)
        try file.seek(to: size - tail)
        let end = try ZipEndFinder(bytes: [UInt8](try file.read(tail)), start: size - tail).end()
        guard end.size <= Self.limit, end.size <= size, end.directory <= size - end.size else {
            throw PackagingFailure(
                .malformed,
                "the directory of '\(file.path)' cannot be where it says"
            )
        }
        try file.seek(to: end.directory)
        try self.init([UInt8](try file.read(end.size)), count: end.entries)
        guard records.allSatisfy({ $0.offset <= size && $0.packed <= size }) else {
            throw PackagingFailure(.malformed, "an entry of '\(file.path)' lies beyond its end")
        }
    }

    /// Reads the entries of a directory.
    init(_ bytes: [UInt8], count: Int) throws(PackagingFailure) {
        var cursor = ByteCursor(bytes)
        for _ in 0..<count { records.append(try Self.record(&cursor)) }
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
        let extra = try ZipExtra(cursor.bytes(lengths.1))
        try cursor.skip(lengths.2)
        guard flags & 1 == 0, let method = ZipRecord.Method(rawValue: UInt16(kind)) else {
            throw PackagingFailure(
                .refused,
                "'\(EntryPath.shown(name))' is encrypted or oddly packed"
            )
        }
        var record = ZipRecord(
            name: name,
            mode: unix ? UInt16(mode) : 0,
            method: method,
            checksum: UInt32(checksum)
        )
        (record.bytes, record.packed, record.offset) = try extra.widen(bytes, packed, offset)
        return record
    }
}
