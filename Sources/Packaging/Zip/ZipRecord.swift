import Foundation

/// One entry as the records of a zip file describe it.
struct ZipRecord: Hashable {
    /// How the content is kept.
    enum Method: UInt16 {
        case stored = 0
        case deflated = 8
    }

    var name: String
    var mode: UInt16
    var method: Method
    var checksum: UInt32 = 0
    /// The bytes in the file.
    var packed = 0
    /// The bytes of the content.
    var bytes = 0
    /// Where the local header starts.
    var offset = 0
    /// Whether the sizes stand in a zip64 field, because 32 bits may not hold them.
    var hasWideSizes = false
    /// Whether the place of the local header stands in a zip64 field of the directory.
    var hasWideOffset = false

    /// The header that stands before the content.
    var localHeader: Data {
        var data = Data()
        data.append(little: 0x0403_4B50, 4)
        appendShared(extra: localExtra.count, to: &data)
        return data + Data(name.utf8) + localExtra
    }

    /// The entry in the directory at the end of the file.
    var directoryEntry: Data {
        var data = Data()
        data.append(little: 0x0201_4B50, 4)
        data.append(little: 3 << 8 | version, 2)  // made by unix
        appendShared(extra: directoryExtra.count, to: &data)
        data.append(little: 0, 6)  // no comment, first disk, no internal attributes
        data.append(little: UInt64(mode) << 16, 4)
        data.append(little: hasWideOffset ? Self.seeZip64 : UInt64(offset), 4)
        return data + Data(name.utf8) + directoryExtra
    }

    /// What a field of 32 bits says when the number stands in a zip64 field.
    static let seeZip64: UInt64 = 0xFFFF_FFFF

    private var version: UInt64 { hasWideSizes || hasWideOffset ? 45 : 20 }

    private var localExtra: Data {
        Self.extra(hasWideSizes ? [bytes, packed] : [])
    }

    private var directoryExtra: Data {
        Self.extra((hasWideSizes ? [bytes, packed] : []) + (hasWideOffset ? [offset] : []))
    }

    private static func extra(_ numbers: [Int]) -> Data {
        guard !numbers.isEmpty else { return Data() }
        var data = Data()
        data.append(little: 1, 2)
        data.append(little: UInt64(8 * numbers.count), 2)
        for number in numbers { data.append(little: UInt64(number), 8) }
        return data
    }

    private func appendShared(extra: Int, to data: inout Data) {
        data.append(little: version, 2)
        data.append(little: 1 << 11, 2)  // names are UTF-8
        data.append(little: UInt64(method.rawValue), 2)
        data.append(little: 0, 2)
        data.append(little: 1 << 5 | 1, 2)  // always 1980-01-01, the zero of zip's clock
        data.append(little: UInt64(checksum), 4)
        data.append(little: hasWideSizes ? Self.seeZip64 : UInt64(packed), 4)
        data.append(little: hasWideSizes ? Self.seeZip64 : UInt64(bytes), 4)
        data.append(little: UInt64(name.utf8.count), 2)
        data.append(little: UInt64(extra), 2)
    }
}
