/// The value of a header field; handlers also write numbers and booleans.
struct HeaderText: Decodable {
    let text: String

    /// The fields that say how a message is framed.
    static let framing: Set = [
        "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade",
    ]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // Each attempt tells its type; only the last one's failure is worth reporting.
        if let number = try? container.decode(Int.self) {
            text = "\(number)"
        } else if let flag = try? container.decode(Bool.self) {
            text = "\(flag)"
        } else {
            text = try container.decode(String.self)
        }
    }

    /// Whether HTTP allows a field: a name is a token, a value has no line breaks.
    static func allows(name: String, value: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy(isToken)
            && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
