/// Where lines begin and which byte belongs to which scalar, gathered in one pass over a text.
struct LineIndex {
    /// How many scalars lie between two landmarks.
    static let stride = 256

    private(set) var scalars = 0
    private(set) var lineStarts = [0]
    private(set) var landmarks = [0]
    private(set) var bytes = 0
    private var isAfterReturn = false

    /// Gathers what there is to know about a text.
    init(_ text: String) {
        for byte in text.utf8 where !byte.continuesScalar { append(byte) }
    }

    /// Goes on to the next scalar, of which one byte is enough: the first.
    private mutating func append(_ byte: UInt8) {
        if isAfterReturn, byte != UInt8(ascii: "\n") { lineStarts.append(scalars) }
        isAfterReturn = byte == UInt8(ascii: "\r")
        scalars += 1
        bytes += byte.scalarWidth
        if byte == UInt8(ascii: "\n") { lineStarts.append(scalars) }
        if scalars.isMultiple(of: Self.stride) { landmarks.append(bytes) }
    }
}

extension UInt8 {
    /// Whether it is, in UTF-8, a byte of a scalar after its first.
    fileprivate var continuesScalar: Bool { self & 0b1100_0000 == 0b1000_0000 }

    /// How many bytes a scalar has that begins with this one.
    fileprivate var scalarWidth: Int { self < 0x80 ? 1 : (~self).leadingZeroBitCount }
}
