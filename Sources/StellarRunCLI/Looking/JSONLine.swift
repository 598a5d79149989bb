import FoundationEssentials

/// Values as programs read them: an object a line, its keys sorted.
enum JSONLine {
    /// The value with the line's end.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
