/// Where lines begin and which byte belongs to which scalar, gathered in one pass over a text.
struct LineIndex {
    /// How many scalars lie between two landmarks.
    static let stride = 256

    /// How many scalars the text has.
    private(set) var scalars = 0
    /// The scalars with which lines begin.
    private(set) var starts = [0]
    /// The bytes with which every 256th scalar begins, so that no look-up walks further than that.
    private(set) var landmarks = [0]
    private var bytes = 0
    private var isAfterReturn = false

    /// Gathers what there is to know about a text.
    init(_ text: String) {
        // An array of bytes is gone through several times as fast as a text.
        for byte in Array(text.utf8) where !byte.continuesScalar { append(byte) }
    }

    /// Whether every scalar is one byte, so that there is nothing to walk.
    var isASCII: Bool { scalars == bytes }

    /// Goes on to the next scalar, of which one byte is enough: the first.
    private mutating func append(_ byte: UInt8) {
        if isAfterReturn, byte != UInt8(ascii: "\n") { starts.append(scalars) }
        isAfterReturn = byte == UInt8(ascii: "\r")
        scalars += 1
        bytes += byte.scalarWidth
        if byte == UInt8(ascii: "\n") { starts.append(scalars) }
        if scalars.isMultiple(of: Self.stride) { landmarks.append(bytes) }
    }
}

extension UInt8 {
    /// Whether it is, in UTF-8, a byte of a scalar after its first.
    fileprivate var continuesScalar: Bool { self & 0b1100_0000 == 0b1000_0000 }

    /// How many bytes a scalar has that begins with this one.
    fileprivate var scalarWidth: Int { self < 0x80 ? 1 : (~self).leadingZeroBitCount }
}
