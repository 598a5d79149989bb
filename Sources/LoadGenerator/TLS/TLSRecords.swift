/// Follows the records in a stream of ciphertext, to know which packet began which.
struct TLSRecords {
    /// Type, version, version, length, length (RFC 8446, 5.1).
    private static let headSize = 5

    private var head = 0
    private var length = 0
    private var rest = 0

    /// Whether the next byte is the first of a record.
    var isAtStart: Bool { head == 0 && rest == 0 }

    /// How many bytes are missing of the head, or then of the record.
    var wanted: Int { rest > 0 ? rest : Self.headSize - head }

    /// Takes note of bytes.
    mutating func pass(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            if rest > 0 {
                let step = min(rest, bytes.count - index)
                rest -= step
                index += step
            } else {
                if head >= 3 { length = length << 8 | Int(bytes[index]) }
                head += 1
                index += 1
                if head == Self.headSize { (rest, head, length) = (length, 0, 0) }
            }
        }
    }
}
