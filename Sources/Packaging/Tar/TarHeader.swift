import Foundation

/// Writes the header of a member: owner 0, time 0, and an extended header only where the old form
/// cannot hold a name or a size.
struct TarHeader {
    static let block = 512
    /// The largest size that the old form can hold.
    static let largest = (1 << 33) - 1

    let member: TarMember

    /// What a content takes with the zeros that fill its last block.
    static func rounded(_ bytes: Int) -> Int { (bytes + block - 1) / block * block }

    var data: Data {
        let extended = extendedRecords
        guard !extended.isEmpty else { return plain }
        var header = Self.header("././@PaxHeader", mode: 0o644, bytes: extended.count, kind: "x")
        Self.seal(&header)
        let filling = Self.rounded(extended.count) - extended.count
        return header + extended + Data(count: filling) + plain
    }

    /// What member and content take together.
    var space: Int { data.count + Self.rounded(member.bytes) }

    private var plain: Data {
        let bytes = member.bytes <= Self.largest ? member.bytes : 0
        var header = Self.header(path, mode: member.mode, bytes: bytes, kind: letter)
        Self.put(target, at: 157, room: 100, in: &header)
        Self.seal(&header)
        return header
    }

    private var path: String { member.kind == .folder ? member.path + "/" : member.path }

    private var target: String {
        switch member.kind {
        case .link(let target), .hardLink(let target): target
        case .file, .folder, .special: ""
        }
    }

    private var letter: Character {
        switch member.kind {
        case .file: "0"
        case .hardLink: "1"
        case .link: "2"
        case .folder: "5"
        case .special: "6"
        }
    }

    /// The records of the extended header.
    private var extendedRecords: Data {
        var records = ""
        if path.utf8.count > 100 || !path.utf8.allSatisfy({ $0 < 0x80 }) {
            records += Self.record("path", path)
        }
        if target.utf8.count > 100 || !target.utf8.allSatisfy({ $0 < 0x80 }) {
            records += Self.record("linkpath", target)
        }
        if member.bytes > Self.largest { records += Self.record("size", String(member.bytes)) }
        return Data(records.utf8)
    }

    /// A record starts with its own length, whose digits count.
    private static func record(_ key: String, _ value: String) -> String {
        let rest = " \(key)=\(value)\n"
        var length = rest.utf8.count
        while case let whole = rest.utf8.count + String(length).utf8.count, whole != length {
            length = whole
        }
        return "\(length)\(rest)"
    }

    private static func header(
        _ path: String,
        mode: UInt16,
        bytes: Int,
        kind: Character
    ) -> Data {
        var header = Data(count: block)
        put(path, at: 0, room: 100, in: &header)
        put(octal(Int(mode & 0o7777), 7), at: 100, room: 8, in: &header)
        for place in [108, 116] { put(octal(0, 7), at: place, room: 8, in: &header) }
        put(octal(bytes, 11), at: 124, room: 12, in: &header)
        put(octal(0, 11), at: 136, room: 12, in: &header)
        put(String(kind), at: 156, room: 1, in: &header)
        put("ustar\u{0}00", at: 257, room: 8, in: &header)
        return header
    }

    /// Puts the checksum in, which counts its own field as spaces.
    private static func seal(_ header: inout Data) {
        put("        ", at: 148, room: 8, in: &header)
        let sum = header.reduce(0) { $0 + Int($1) }
        put(octal(sum, 6) + "\u{0} ", at: 148, room: 8, in: &header)
    }

    private static func octal(_ number: Int, _ digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static func put(_ text: String, at place: Int, room: Int, in header: inout Data) {
        for (index, byte) in text.utf8.prefix(room).enumerated() { header[place + index] = byte }
    }
}
