/// Writes flat JSON objects whose keys keep their order, which `JSONEncoder` does not promise.
///
/// People read event files too, and what comes first in a line is what they see.
struct JSONText {
    private var text = "{"

    mutating func add(_ key: String, text: String) {
        begin(key)
        append(quoted: text)
    }

    mutating func add(_ key: String, number: Int) { add(key, json: String(number)) }

    /// Adds a number with at most three decimals.
    mutating func add(_ key: String, seconds: Double) {
        let thousandths = Int((seconds * 1000).rounded())
        add(key, json: "\(Double(thousandths) / 1000)")
    }

    mutating func add(_ key: String, texts: some Sequence<String>) {
        begin(key)
        var separator = "["
        for element in texts {
            text += separator
            append(quoted: element)
            separator = ","
        }
        text += separator == "[" ? "[]" : "]"
    }

    /// Adds a value that is JSON already.
    mutating func add(_ key: String, json: String) {
        begin(key)
        text += json
    }

    /// The object, on one line.
    var line: String { text + "}" }

    private mutating func begin(_ key: String) {
        if text.utf8.count > 1 { text += "," }
        append(quoted: key)
        text += ":"
    }

    private mutating func append(quoted words: String) {
        text += "\""
        text += Self.escaped(words)
        text += "\""
    }

    static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// The text as it stands between the quotes of a JSON string.
    static func escaped(_ text: String) -> String {
        // Nearly all is, and copying it letter by letter takes ten times as long.
        guard !text.utf8.allSatisfy(isPlain) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1f}": result += control(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func control(_ scalar: UnicodeScalar) -> String {
        let hex = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }
}
