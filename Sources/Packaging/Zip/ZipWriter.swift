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
    static let limit = 0xFFFF_FFFE

    private var file: OutputFile
    private(set) var records: [ZipRecord] = []

    init(creating path: String) throws(PackagingFailure) {
        file = try OutputFile(creating: path)
    }

    /// The size the file will have when it ends after the entries so far.
    var finishedSize: Int {
        records.reduce(file.position + ZipRecord.endSize) { $0 + 46 + $1.name.utf8.count }
    }

    /// Adds an entry whose content goes into the file as it is.
    mutating func store(_ name: String, mode: UInt16, _ content: Content) throws {
        var record = try begin(name, mode, .stored)
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
    mutating func deflate(_ name: String, mode: UInt16, _ content: Content) throws {
        var record = try begin(name, mode, .deflated)
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
            return try store(name, mode: mode, content)
        }
        try end(record)
    }

    /// Writes the directory and closes the file.
    mutating func finish() throws {
        let start = file.position
        guard records.count < 0xFFFF else {
            throw PackagingFailure(.tooLarge, "\(records.count) files are more than a zip can hold")
        }
        for record in records { try file.write(record.directoryEntry) }
        let size = file.position - start
        try file.write(ZipRecord.end(entries: records.count, directory: start, size: size))
        try file.close()
    }

    private mutating func begin(
        _ name: String,
        _ mode: UInt16,
        _ method: ZipRecord.Method
    ) throws -> ZipRecord {
        let record = ZipRecord(name: name, mode: mode, method: method, offset: file.position)
        try file.write(record.localHeader)
        return record
    }

    private mutating func end(_ record: ZipRecord) throws {
        var record = record
        let end = file.position
        record.packed = end - record.offset - record.localHeader.count
        guard max(record.bytes, end) <= Self.limit else {
            throw PackagingFailure(.tooLarge, "'\(record.name)' makes the zip larger than 4 GiB")
        }
        try file.seek(to: record.offset)
        try file.write(record.localHeader)
        try file.seek(to: end)
        records.append(record)
    }
}
