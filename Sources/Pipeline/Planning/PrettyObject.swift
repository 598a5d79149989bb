import FoundationEssentials

/// Puts a large JSON object together member by member, as `JSONEncoder` lays out the whole of it.
///
/// The encoder needs many times the memory of its text, so that long lists go in by slices.
struct PrettyObject {
    /// So many elements of a list are encoded at once.
    private static let slice = 100
    private static let newline = UInt8(ascii: "\n")

    private let encoder = JSONEncoder()
    private let take: ([UInt8]) throws -> Void
    private var isEmpty = true

    /// - Parameter take: Takes the next piece of the text, in UTF-8.
    init(take: @escaping ([UInt8]) throws -> Void) {
        self.take = take
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    }

    /// Adds a member; the caller keeps the names in order.
    mutating func add(_ name: String, _ value: some Encodable) throws {
        try begin(name)
        try take(Self.indented(encoder.encode(value)))
    }

    /// Adds a list whose elements are made when they are needed.
    mutating func add<Element>(
        _ name: String,
        each elements: [Element],
        as form: (Element) -> some Encodable
    ) throws {
        try begin(name)
        try write("[\n")
        for start in stride(from: 0, to: elements.count, by: Self.slice) {
            let end = min(start + Self.slice, elements.count)
            let list = try encoder.encode(elements[start..<end].map(form))
            try write(start == 0 ? "  " : ",\n  ")
            // Without the brackets and the line breaks beside them.
            try take(Self.indented(list.dropFirst(2).dropLast(2)))
        }
        try write("\n  ]")
    }

    /// Ends the object.
    mutating func finish() throws { try write("\n}") }

    private mutating func begin(_ name: String) throws {
        try write(isEmpty ? "{\n" : ",\n")
        try write("  \"\(name)\" : ")
        isEmpty = false
    }

    private func write(_ piece: String) throws { try take(Array(piece.utf8)) }

    /// Lines one level further to the right; no JSON text breaks a line inside a string.
    private static func indented(_ lines: Data) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.count * 3 / 2)
        var endsLine = false
        for byte in lines {
            if endsLine, byte != newline { bytes += [0x20, 0x20] }
            bytes.append(byte)
            endsLine = byte == newline
        }
        return bytes
    }
}
