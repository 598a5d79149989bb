import Values

extension Value {
    /// The value as JSON on one line, with its keys in the order of their bytes.
    ///
    /// What ``encode(to:)`` says, written directly: every step leaves an output and every result is
    /// an event. A number that JSON does not have is written as `null`; neither must stop a run.
    package var json: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): Self.json(value)
        case .text(let value): JSONText.quoted(value)
        case .duration(let value): JSONText.quoted(value.text)
        case .byteCount(let value): String(value.bytes)
        case .secret(let value): JSONText.quoted(value.description)
        case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
        case .mapping(let values): Self.json(values)
        }
    }

    private static func json(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        return Int(exactly: number).map { String($0) } ?? "\(number)"
    }

    private static func json(_ mapping: [String: Value]) -> String {
        let entries = mapping.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { JSONText.quoted($0.key) + ":" + $0.value.json }
        return "{" + entries.joined(separator: ",") + "}"
    }
}
