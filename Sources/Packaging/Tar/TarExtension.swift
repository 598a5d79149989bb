import Foundation

/// What extended headers said about the member that comes next.
struct TarExtension {
    enum Kind { case records, globalRecords, longPath, longTarget }

    private var path: String?
    private var target: String?
    private var bytes: Int?

    mutating func reset() { self = TarExtension() }

    mutating func add(_ kind: Kind, _ data: Data) throws(PackagingFailure) {
        switch kind {
        case .records: try addRecords(data)
        case .globalRecords: break  // of comments and times only, as far as anyone writes them
        case .longPath: path = try Self.text(data.prefix { $0 != 0 })
        case .longTarget: target = try Self.text(data.prefix { $0 != 0 })
        }
    }

    /// The member of a header, and the bytes that follow it.
    func apply(to block: TarBlock) throws -> (member: TarMember, bytes: Int) {
        let bytes = try self.bytes ?? block.bytes()
        let path = try self.path ?? block.path()
        let target = try self.target ?? block.target()
        let kind: TarMember.Kind
        switch block.letter {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"):
            kind = path.hasSuffix("/") ? .folder : .file(bytes: bytes)
        case UInt8(ascii: "1"): kind = .hardLink(target: target)
        case UInt8(ascii: "2"): kind = .link(target: target)
        case UInt8(ascii: "5"): kind = .folder
        case UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6"): kind = .special
        case let letter:
            let shown = String(UnicodeScalar(letter)).debugDescription
            throw PackagingFailure(.refused, "'\(path)' in the layer is of an odd kind, \(shown)")
        }
        let member = TarMember(path: path, mode: try block.mode(), kind: kind)
        // Only files have content; some writers tell a size for others without any.
        return (member, member.bytes)
    }

    private mutating func addRecords(_ data: Data) throws(PackagingFailure) {
        var rest = data[...]
        while !rest.isEmpty {
            let digits = rest.prefix { $0 != 0x20 }
            guard let length = Int(String(decoding: digits, as: UTF8.self)),
                length > digits.count + 1, length <= rest.count
            else { throw PackagingFailure(.malformed, "an extended header is damaged") }
            let record = try Self.text(rest.prefix(length - 1).dropFirst(digits.count + 1))
            rest = rest.dropFirst(length)
            let parts = record.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            try set(String(parts[0]), String(parts[1]))
        }
    }

    private mutating func set(_ key: String, _ value: String) throws(PackagingFailure) {
        switch key {
        case "path": path = value
        case "linkpath": target = value
        case "size":
            guard let number = Int(value), number >= 0 else {
                throw PackagingFailure(.malformed, "the size in an extended header is not one")
            }
            bytes = number
        case _ where key.hasPrefix("GNU.sparse."):
            throw PackagingFailure(.refused, "the layer has a sparse file, which is not supported")
        default: break
        }
    }

    private static func text(_ data: some Sequence<UInt8>) throws(PackagingFailure) -> String {
        guard let text = String(validating: Array(data), as: UTF8.self) else {
            throw PackagingFailure(.refused, "a name in the layer is not valid UTF-8")
        }
        return text
    }
}
