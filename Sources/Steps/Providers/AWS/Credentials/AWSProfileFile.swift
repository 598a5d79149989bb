/// A file of AWS's tools: sections in brackets, settings below them, and settings of settings indented.
///
/// Lenient as those tools are: what cannot be read is passed over, since the file is not ours.
struct AWSProfileFile: Sendable, Hashable {
    /// The settings of each section, by the words in its brackets, such as `profile work`; those that
    /// are indented below another are called `OUTER.INNER`.
    private(set) var sections: [String: [String: String]] = [:]

    /// Reads the text of a file.
    init(_ text: String = "") {
        var section: String?
        var outer: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let isIndented = line.first == " " || line.first == "\t"
            let bare = Self.trimmed(line)
            guard let first = bare.first, first != "#", first != ";" else { continue }
            if first == "[" {
                section = Self.name(bare)
                outer = nil
                if let section { sections[section, default: [:]] = sections[section] ?? [:] }
            } else if let section, let equals = bare.firstIndex(of: "=") {
                let name = Self.trimmed(bare[..<equals]).lowercased()
                let value = Self.value(bare[bare.index(after: equals)...])
                let isInner = isIndented && outer != nil
                let path = isInner ? "\(outer ?? "").\(name)" : name
                sections[section]?[path] = value
                if !isInner { outer = value.isEmpty ? name : nil }
            }
        }
    }

    /// The words between the brackets, with one space between them.
    private static func name(_ line: Substring) -> String? {
        guard let end = line.firstIndex(of: "]") else { return nil }
        return line[line.index(after: line.startIndex)..<end]
            .split(whereSeparator: { $0 == " " || $0 == "\t" })
            .map { word in
                // Tools write names with spaces in quotes.
                String(word.filter { $0 != "\"" && $0 != "'" })
            }
            .joined(separator: " ")
    }

    /// Without the remark after it, which begins with a space.
    private static func value(_ text: Substring) -> String {
        var end = text.endIndex
        var previous: Character = " "
        for index in text.indices {
            if text[index] == "#" || text[index] == ";", previous == " " || previous == "\t" {
                end = index
                break
            }
            previous = text[index]
        }
        return String(trimmed(text[..<end]))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
