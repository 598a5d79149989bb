/// A text as the name of a step or a pipeline may be: lower-case words joined by hyphens.
struct StepName: Sendable, Hashable {
    let text: String

    init(_ original: some StringProtocol) {
        let letters = original.lowercased().utf8.map { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                ? Character(Unicode.Scalar(byte)) : "-"
        }
        let words = String(letters).split(separator: "-").joined(separator: "-")
        let isName = words.first?.isLetter == true
        text = String((isName ? words : "stellar-\(words)").prefix(40)).trimmed
    }
}

extension String {
    /// The text without hyphens at its end.
    fileprivate var trimmed: String {
        var text = self
        while text.last == "-" { text.removeLast() }
        return text
    }
}
