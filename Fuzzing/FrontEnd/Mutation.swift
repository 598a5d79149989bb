import Values

/// Changes a pipeline a little, mostly so that much of it still makes sense.
///
/// Which changes are made follows from the generator alone.
package struct Mutation {
    private var generator: SeededGenerator

    /// Makes the changes of a seed.
    package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// Changes an input up to four times; `other` is what pieces are taken from.
    package mutating func mutate(_ input: [UInt8], with other: [UInt8] = []) -> [UInt8] {
        var bytes = input
        for _ in 0...below(4) { change(&bytes, other) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
        switch below(10) {
        case 0: removeLines(&bytes)
        case 1: repeatLines(&bytes)
        case 2: indent(&bytes)
        case 3: insertLines(of: other, into: &bytes)
        case 4...6: replaceWord(&bytes)
        case 7: insert(Array(Vocabulary.all[below(Vocabulary.all.count)].utf8), into: &bytes)
        case 8: changeByte(&bytes)
        default: repeatPiece(&bytes)
        }
    }

    private mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &generator)
    }

    private mutating func range(in count: Int, upTo longest: Int) -> Range<Int> {
        let start = below(count + 1)
        return start..<min(count, start + below(longest + 1))
    }
}

extension Mutation {
    private mutating func removeLines(_ bytes: inout [UInt8]) {
        var lines = bytes.lines
        lines.removeSubrange(range(in: lines.count, upTo: 4))
        bytes = Array(lines.joined())
    }

    private mutating func repeatLines(_ bytes: inout [UInt8]) {
        insertLines(of: bytes, into: &bytes)
    }

    private mutating func insertLines(of other: [UInt8], into bytes: inout [UInt8]) {
        var lines = bytes.lines
        let source = other.lines
        lines.insert(
            contentsOf: source[range(in: source.count, upTo: 6)],
            at: below(lines.count + 1)
        )
        bytes = Array(lines.joined())
    }

    private mutating func indent(_ bytes: inout [UInt8]) {
        var lines = bytes.lines
        guard !lines.isEmpty else { return }
        let line = below(lines.count)
        let blanks = lines[line].prefix { $0 == UInt8(ascii: " ") }.count
        let indent = [UInt8](repeating: UInt8(ascii: " "), count: below(blanks + 4))
        lines[line] = (indent + lines[line].dropFirst(blanks))[...]
        bytes = Array(lines.joined())
    }

    private mutating func replaceWord(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = below(bytes.count)
        let start = bytes[..<place].lastIndex { !$0.isOfWord }.map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex { !$0.isOfWord } ?? bytes.count
        let word = Vocabulary.all[below(Vocabulary.all.count)]
        bytes.replaceSubrange(start..<max(start, end), with: Array(word.utf8))
    }

    private mutating func insert(_ piece: [UInt8], into bytes: inout [UInt8]) {
        bytes.insert(contentsOf: piece, at: below(bytes.count + 1))
    }

    private mutating func changeByte(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let byte = UInt8.random(in: .min ... .max, using: &generator)
        bytes[below(bytes.count)] = byte
    }

    private mutating func repeatPiece(_ bytes: inout [UInt8]) {
        let piece = bytes[range(in: bytes.count, upTo: 8)]
        let place = below(bytes.count + 1)
        let count = below(40)
        bytes.insert(contentsOf: Array(repeating: piece, count: count).joined(), at: place)
    }
}

extension [UInt8] {
    /// The lines, each with its line break.
    fileprivate var lines: [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = startIndex
        while start < endIndex {
            let end = self[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? endIndex
            lines.append(self[start..<end])
            start = end
        }
        return lines
    }
}

extension UInt8 {
    /// Whether it belongs to a word: a letter, a digit, a hyphen, or part of a larger character.
    fileprivate var isOfWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), 0x80...:
            true
        default: false
        }
    }
}
