/// Finds the tags of a page, the way a browser would, and what is open at its end.
struct TagReader {
    private(set) var names: Set<String> = []
    private(set) var open: [String] = []
    private(set) var mistakes: [String] = []

    private static let void: Set<String> = ["meta", "path", "circle", "line", "!DOCTYPE"]

    init(_ page: String) {
        var rest = page[...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            note(rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
        }
    }

    private mutating func note(_ tag: Substring) {
        let isEnd = tag.hasPrefix("/")
        let name = String(tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" && $0 != "\n" })
        names.insert(name)
        if Self.void.contains(name) { return }
        if !isEnd { return open.append(name) }
        if open.popLast() != name { mistakes.append(name) }
    }
}
