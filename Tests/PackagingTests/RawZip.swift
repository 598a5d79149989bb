import Foundation

@testable import Packaging

/// A zip file written without any of the rules that the real writer keeps.
struct RawZip {
    private var data = Data()
    private var directory = Data()
    private var count = 0

    mutating func add(_ name: String, _ text: String = "x", mode: UInt16 = 0o100644) {
        let content = Data(text.utf8)
        var checksum = Checksum()
        checksum.update(content)
        var record = ZipRecord(name: name, mode: mode, method: .stored)
        record.checksum = checksum.value
        record.packed = content.count
        record.bytes = content.count
        add(record, content)
    }

    mutating func add(_ record: ZipRecord, _ content: Data) {
        var record = record
        record.offset = data.count
        data += record.localHeader + content
        directory += record.directoryEntry
        count += 1
    }

    var bytes: Data {
        data + directory
            + ZipEnd(
                entries: count,
                directory: data.count,
                size: directory.count,
                limit: ZipWriter.largest
            ).data
    }
}
