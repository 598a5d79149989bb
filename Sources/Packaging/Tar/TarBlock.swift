import Foundation

/// The 512 bytes of a member's header, checked before they are believed.
struct TarBlock {
    private let block: [UInt8]

    init(_ block: [UInt8]) throws(PackagingFailure) {
        self.block = block
        var sum = block.reduce(0) { $0 + Int($1) }
        for byte in block[148..<156] { sum += 0x20 - Int(byte) }
        guard try number(148, 8) == sum else { throw Self.damaged("a header's checksum is wrong") }
    }

    /// The letter that says what the member is.
    var letter: UInt8 { block[156] }

    /// Which long field the content is of, where it is no member of its own.
    var extensionKind: TarExtension.Kind? {
        switch letter {
        case UInt8(ascii: "x"): .records
        case UInt8(ascii: "g"): .globalRecords
        case UInt8(ascii: "L"): .longPath
        case UInt8(ascii: "K"): .longTarget
        default: nil
        }
    }

    /// The bytes that follow.
    func bytes() throws(PackagingFailure) -> Int { try number(124, 12) }

    func mode() throws(PackagingFailure) -> UInt16 { UInt16(try number(100, 8) & 0o7777) }

    func path() throws(PackagingFailure) -> String {
        let name = try text(0, 100)
        // Only the standard form has a prefix there; GNU's has times.
        guard block[257..<263].elementsEqual(Array("ustar\u{0}".utf8)) else { return name }
        let prefix = try text(345, 155)
        return prefix.isEmpty ? name : "\(prefix)/\(name)"
    }

    func target() throws(PackagingFailure) -> String { try text(157, 100) }

    /// A number in octal digits, or in GNU's binary form when its first bit is set.
    private func number(_ place: Int, _ room: Int) throws(PackagingFailure) -> Int {
        let field = block[place..<(place + room)]
        if block[place] == 0x80 {
            guard field.dropFirst().dropLast(8).allSatisfy({ $0 == 0 }) else {
                throw Self.damaged("a number is too large")
            }
            let number = field.suffix(min(8, room - 1)).reduce(0) { $0 << 8 | Int($1) }
            guard number >= 0 else { throw Self.damaged("a number is too large") }
            return number
        }
        let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
        guard !digits.isEmpty else { return 0 }
        guard let number = Int(String(decoding: digits, as: UTF8.self), radix: 8), number >= 0
        else { throw Self.damaged("a number is not one") }
        return number
    }

    private func text(_ place: Int, _ room: Int) throws(PackagingFailure) -> String {
        let bytes = block[place..<(place + room)].prefix { $0 != 0 }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PackagingFailure(.refused, "a name in the layer is not valid UTF-8")
        }
        return text
    }

    private static func damaged(_ problem: String) -> PackagingFailure {
        PackagingFailure(.malformed, "the layer is not a sound tar archive: \(problem)")
    }
}
