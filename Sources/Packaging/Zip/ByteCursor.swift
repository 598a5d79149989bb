import Foundation

/// Reads little-endian numbers and text out of bytes that nobody has checked yet.
struct ByteCursor {
    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    mutating func number(_ count: Int) throws(PackagingFailure) -> Int {
        try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number of eight bytes, which is never as large as to be negative.
    mutating func longNumber() throws(PackagingFailure) -> Int {
        let number = try number(8)
        guard number >= 0 else {
            throw PackagingFailure(.malformed, "a number in the zip file is too large")
        }
        return number
    }

    mutating func text(_ count: Int) throws(PackagingFailure) -> String {
        String(decoding: try take(count), as: UTF8.self)
    }

    mutating func bytes(_ count: Int) throws(PackagingFailure) -> [UInt8] {
        [UInt8](try take(count))
    }

    mutating func skip(_ count: Int) throws(PackagingFailure) { _ = try take(count) }

    private mutating func take(_ count: Int) throws(PackagingFailure) -> ArraySlice<UInt8> {
        guard position >= 0, position <= bytes.count, count <= bytes.count - position else {
            throw PackagingFailure(.malformed, "a record of the zip file is cut short")
        }
        defer { position += count }
        return bytes[position..<(position + count)]
    }
}
