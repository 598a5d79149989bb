/// Lines of YAML in the making.
struct YAMLLines {
    private(set) var lines: [String] = []

    private static let width = 100

    /// The text, each line with its line feed.
    var text: String { lines.map { $0 + "\n" }.joined() }

    mutating func blank() { lines.append("") }

    /// Adds a line.
    mutating func add(_ depth: Int, _ line: String) {
        lines.append(String(repeating: "  ", count: depth) + line)
    }

    /// Adds a comment, broken into lines; whatever is in it, it stays a comment.
    mutating func remark(_ depth: Int, _ remark: String) {
        let indent = String(repeating: "  ", count: depth) + "#"
        let hanging = remark.hasPrefix("- ") ? "\(indent)  " : indent
        var line = indent
        for word in remark.split(whereSeparator: \.isWhitespace) {
            if line.count + word.count >= Self.width, line != indent {
                lines.append(line)
                line = hanging
            }
            line += " \(Self.printable(word))"
        }
        lines.append(line)
    }

    /// A text as it is where it is a plain word, else in quotes.
    static func word(_ text: String) -> String { StepName(text).text == text ? text : quoted(text) }

    /// A text in double quotes that reads back as it is, and never as an expression.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case " "..."~": String(scalar)
            default:
                scalar.properties.isAlphabetic
                    ? String(scalar) : "\\U" + scalar.value.hexadecimal(digits: 8)
            }
        }
        return "\"\(escaped.joined().replacing("${{", with: "$${{"))\""
    }

    private static func printable(_ text: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned,
                        .privateUse, .surrogate:
                        "?"
                    default: scalar
                    }
                }
            )
        )
    }
}

extension UInt32 {
    fileprivate func hexadecimal(digits: Int) -> String {
        let text = String(self, radix: 16, uppercase: true)
        return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
    }
}
