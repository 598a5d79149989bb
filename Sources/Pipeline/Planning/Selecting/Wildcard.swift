/// A text in which `*` stands for any text and `?` for any one character.
struct Wildcard: Sendable, Hashable {
    private let pattern: [Character]

    init(_ text: some StringProtocol) { pattern = Array(text) }

    /// Whether it stands for nothing but itself.
    var isPlain: Bool { !pattern.contains { $0 == "*" || $0 == "?" } }

    func matches(_ text: String) -> Bool {
        let text = Array(text)
        var (place, position) = (0, 0)
        /// Where the last `*` stands, and from where on the text after it was tried.
        var star: (place: Int, position: Int)?
        while position < text.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, position)
                place += 1
            } else if place < pattern.count, fits(pattern[place], text[position]) {
                place += 1
                position += 1
            } else if let last = star {
                star = (last.place, last.position + 1)
                (place, position) = (last.place + 1, last.position + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }

    private func fits(_ letter: Character, _ other: Character) -> Bool {
        letter == "?" || letter == other
    }
}
