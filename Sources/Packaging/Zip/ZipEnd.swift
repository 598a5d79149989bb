import Foundation

/// What stands behind the directory of a zip file: where it is, and how many entries it has.
struct ZipEnd: Hashable {
    var entries: Int
    /// Where the directory starts.
    var directory: Int
    /// The bytes of the directory.
    var size: Int
    /// Spaces at the very end, where the numbers alone do not come to the wanted size.
    var comment = 0
    /// Whether the numbers stand in a zip64 record, because the old one may not hold them.
    var isWide = false

    /// The size of the record that every zip file ends with.
    static let narrowSize = 22
    /// The size of the zip64 record, and of the one that says where it is.
    static let wideSize = 56 + 20

    /// Decides by the numbers whether zip64 is needed.
    init(entries: Int, directory: Int, size: Int, comment: Int = 0, limit: Int) {
        self.entries = entries
        self.directory = directory
        self.size = size
        self.comment = comment
        isWide = max(directory, size) > limit || entries > min(limit, 0xFFFE)
    }

    /// The bytes of all these records.
    var count: Int { Self.narrowSize + comment + (isWide ? Self.wideSize : 0) }

    /// The records.
    var data: Data {
        var data = isWide ? wide : Data()
        data.append(little: 0x0605_4B50, 4)
        data.append(little: 0, 4)
        for _ in 0..<2 { data.append(little: isWide ? 0xFFFF : UInt64(entries), 2) }
        data.append(little: isWide ? ZipRecord.seeZip64 : UInt64(size), 4)
        data.append(little: isWide ? ZipRecord.seeZip64 : UInt64(directory), 4)
        data.append(little: UInt64(comment), 2)
        return data + Data(repeating: 0x20, count: comment)
    }

    private var wide: Data {
        var data = Data()
        data.append(little: 0x0606_4B50, 4)
        data.append(little: UInt64(56 - 12), 8)
        data.append(little: 3 << 8 | 45, 2)  // made by unix, zip 4.5
        data.append(little: 45, 2)
        data.append(little: 0, 8)  // one disk
        for _ in 0..<2 { data.append(little: UInt64(entries), 8) }
        data.append(little: UInt64(size), 8)
        data.append(little: UInt64(directory), 8)
        data.append(little: 0x0706_4B50, 4)
        data.append(little: 0, 4)
        data.append(little: UInt64(directory + size), 8)
        data.append(little: 1, 4)
        return data
    }
}
