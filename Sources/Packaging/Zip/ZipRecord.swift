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

    /// What an entry takes in the file beside its content: both headers and the name twice.
    static func overhead(of name: String) -> Int { 30 + 46 + 2 * name.utf8.count }

    /// The size of the record that ends the file.
    static let endSize = 22

    /// The header that stands before the content.
    var localHeader: Data {
        var data = Data()
        data.append(little: 0x0403_4B50, 4)
        appendShared(to: &data)
        data.append(Data(name.utf8))
        return data
    }

    /// The entry in the directory at the end of the file.
    var directoryEntry: Data {
        var data = Data()
        data.append(little: 0x0201_4B50, 4)
        data.append(little: 3 << 8 | 20, 2)  // made by unix, zip 2.0
        appendShared(to: &data)
        data.append(little: 0, 6)  // no comment, first disk, no internal attributes
        data.append(little: UInt64(mode) << 16, 4)
        data.append(little: UInt64(offset), 4)
        data.append(Data(name.utf8))
        return data
    }

    private func appendShared(to data: inout Data) {
        data.append(little: 20, 2)
        data.append(little: 1 << 11, 2)  // names are UTF-8
        data.append(little: UInt64(method.rawValue), 2)
        data.append(little: 0, 2)
        data.append(little: 1 << 5 | 1, 2)  // always 1980-01-01, the zero of zip's clock
        data.append(little: UInt64(checksum), 4)
        data.append(little: UInt64(packed), 4)
        data.append(little: UInt64(bytes), 4)
        data.append(little: UInt64(name.utf8.count), 2)
        data.append(little: 0, 2)  // no extra fields
    }

    /// The record that ends the file.
    static func end(entries: Int, directory: Int, size: Int) -> Data {
        var data = Data()
        data.append(little: 0x0605_4B50, 4)
        data.append(little: 0, 4)
        data.append(little: UInt64(entries), 2)
        data.append(little: UInt64(entries), 2)
        data.append(little: UInt64(size), 4)
        data.append(little: UInt64(directory), 4)
        data.append(little: 0, 2)
        return data
    }
}

extension Data {
    fileprivate mutating func append(little value: UInt64, _ count: Int) {
        for shift in 0..<count { append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
    }
}
