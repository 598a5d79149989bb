import Foundation

/// Bytes in the header of a gzip file that mean nothing, and bring the file to an exact size.
///
/// Every number of bytes up to ``most`` can be had: from six on an extra field, which every reader
/// skips, below that a file name, as an extra field of one to five bytes would be malformed.
struct GzipFiller: Hashable {
    let bytes: Int

    /// The longest extra field there is, with the two bytes that tell its length.
    static let most = 0xFFFF + 2

    /// The header of the file: no time, no system, then the filler.
    var header: Data {
        let flags: UInt8 = bytes == 0 ? 0 : bytes < 6 ? 1 << 3 : 1 << 2
        let fixed = Data([0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 0, 255])
        switch bytes {
        case 0: return fixed
        case 1..<6: return fixed + Data(repeating: 0x2D, count: bytes - 1) + Data([0])
        default: return fixed + extraField
        }
    }

    private var extraField: Data {
        precondition(bytes <= Self.most, "an extra field cannot take \(bytes) bytes")
        var field = Data()
        field.append(little: UInt64(bytes - 2), 2)
        field.append(Data("SR".utf8))
        field.append(little: UInt64(bytes - 6), 2)
        return field + Data(count: bytes - 6)
    }
}
