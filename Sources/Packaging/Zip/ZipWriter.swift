import Foundation

/// Writes the entries of a zip file one after the other, and its directory at the end.
///
/// Checksums and sizes are known only after the content went by, so each header is written twice:
/// first as a place holder, then as it should be. Unlike the format's own way out, trailing data
/// descriptors, that is understood by every reader.
struct ZipWriter {
    /// Hands the content of an entry to the writer, in pieces.
    typealias Content = ((Data) throws -> Void) throws -> Void

    /// The largest number that a field of 32 bits may hold; the next one means "see zip64".
    static let largest = 0xFFFF_FFFE

    /// The largest number that is written into a field of 32 bits.
    let limit: Int
    private var file: OutputFile
    private var directory = Data()
    private var entries = 0

    init(creating path: String, limit: Int = Self.largest) throws(PackagingFailure) {
        file = try OutputFile(creating: path)
        self.limit = limit
    }

    /// How padding could bring the file to a size if it came next.
    var fit: ZipFit {
        ZipFit(
            entries: entries,
            position: file.position,
            directory: directory.count,
            limit: limit
        )
    }

    /// Adds an entry whose content goes into the file as it is.
    ///
    /// The bytes that are expected of it decide which fields its header needs.
    mutating func store(_ name: String, mode: UInt16, bytes: Int, _ content: Content) throws {
        var record = try begin(name, mode, .stored, bytes)
        var checksum = Checksum()
        try content { data in
            checksum.update(data)
            record.bytes += data.count
            try file.write(data)
        }
        record.checksum = checksum.value
        try end(record)
    }

    /// Adds an entry whose content is compressed, or stored when that would be shorter.
    mutating func deflate(_ name: String, mode: UInt16, bytes: Int, _ content: Content) throws {
        var record = try begin(name, mode, .deflated, bytes)
        var checksum = Checksum()
        var deflater = Deflater()
        try content { data in
            checksum.update(data)
            record.bytes += data.count
            try file.write(deflater.compress(data))
        }
        try file.write(deflater.compress(Data(), last: true))
        record.checksum = checksum.value
        let packed = file.position - record.offset - record.localHeader.count
        guard packed < record.bytes else {
            try file.truncate(to: record.offset)
            return try store(name, mode: mode, bytes: bytes, content)
        }
        try end(record)
    }

    /// Writes the directory, with a comment of so many spaces, and closes the file.
    mutating func finish(comment: Int = 0) throws {
        let end = ZipEnd(
            entries: entries,
            directory: file.position,
            size: directory.count,
            comment: comment,
            limit: limit
        )
        try file.write(directory)
        try file.write(end.data)
        try file.close()
    }

    private mutating func begin(
        _ name: String,
        _ mode: UInt16,
        _ method: ZipRecord.Method,
        _ bytes: Int
    ) throws -> ZipRecord {
        var record = ZipRecord(name: name, mode: mode, method: method, offset: file.position)
        record.hasWideSizes = bytes > limit
        record.hasWideOffset = file.position > limit
        try file.write(record.localHeader)
        return record
    }

    private mutating func end(_ record: ZipRecord) throws {
        var record = record
        let end = file.position
        record.packed = end - record.offset - record.localHeader.count
        guard record.hasWideSizes || max(record.bytes, record.packed) <= limit else {
            throw PackagingFailure(.changed, "'\(record.name)' grew while it was being packaged")
        }
        try file.seek(to: record.offset)
        try file.write(record.localHeader)
        try file.seek(to: end)
        directory += record.directoryEntry
        entries += 1
    }
}
