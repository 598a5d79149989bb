import Pipeline

extension Value {
    var members: [String: Value] { if case .mapping(let members) = self { members } else { [:] } }

    var elements: [Value] { if case .list(let elements) = self { elements } else { [] } }

    var isMapping: Bool { if case .mapping = self { true } else { false } }

    subscript(name: String) -> Value? { members[name] }

    /// Whether a value keeps a rule of JSON Schema that looks at nothing but the value itself.
    func keeps(_ word: String, _ rule: Value) -> Bool {
        switch (word, self) {
        case ("type", _):
            (rule.elements.isEmpty ? [rule] : rule.elements).contains { isOf(type: $0.text) }
        case ("enum", _): rule.elements.contains(self)
        case ("const", _): self == rule
        case ("pattern", .text(let text)):
            (try? Regex(rule.text ?? ""))
                .map { text.firstMatch(of: $0) != nil } ?? false
        case ("maxLength", .text(let text)): text.count <= (rule.size.map { Int($0) } ?? 0)
        case ("minItems", .list(let items)): items.count >= (rule.size.map { Int($0) } ?? 0)
        case ("minimum", _): size.map { $0 >= rule.size ?? .infinity } ?? true
        case ("maximum", _): size.map { $0 <= rule.size ?? -.infinity } ?? true
        default: true
        }
    }

    private var size: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    private func isOf(type: String?) -> Bool {
        switch (type, self) {
        case ("null", .null), ("boolean", .boolean), ("integer", .integer), ("string", .text),
            ("array", .list), ("object", .mapping), ("number", .integer), ("number", .number):
            true
        default: false
        }
    }
}
