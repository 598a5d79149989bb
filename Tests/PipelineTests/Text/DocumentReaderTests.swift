import Testing

@testable import Pipeline

@Suite struct `Reading a document` {
    @Test(arguments: [0, 15, 16, 17, 39])
    func `a key that is written twice is found among many`(place: Int) throws {
        let keys = (0..<40).map { "k\($0): 1\n" }.joined()
        let read = ReadText(keys + "k\(place): 2\nlast: 1\nlast: 2\n")
        #expect(read.codes == [.duplicateKey, .duplicateKey])
        let note = try #require(read.diagnostics.first?.notes.first?.span)
        #expect(note.source.position(of: note.scalars.lowerBound) == (place + 1, 1))
    }

    @Test func `scalars stay text whatever they look like`() throws {
        let root = try #require(ReadText("a: NO\nb: 3.10\nc: \"5\"\nd:\ne: ''\n").root)
        #expect(try root.at("a").scalar?.text == "NO")
        #expect(try root.at("b").scalar?.text == "3.10")
        #expect(try root.at("c").scalar?.isPlain == false)
        #expect(try root.at("d").isEmpty)
        #expect(try !root.at("e").isEmpty)
    }

    @Test func `every node knows what is written there`() throws {
        let text =
            "\u{E9}t\u{E9}:\r\n  list: [a, 'b c']   # why\r\n  deep:\r\n  - x\r\n  - y\r\n\r\nend: 1"
        let root = try #require(ReadText(text).root)
        #expect(try root.at("\u{E9}t\u{E9}", "list").written == "[a, 'b c']")
        #expect(try root.at("\u{E9}t\u{E9}", "list").sequence?.map(\.written) == ["a", "'b c'"])
        #expect(try root.at("\u{E9}t\u{E9}", "deep").written == "- x\r\n  - y")
        #expect(try root.at("end").written == "1")
        #expect(root.written == text)
    }

    @Test func `a block scalar ends with its last letter`() throws {
        let root = try #require(ReadText("a: >-\n  one\n  two\n\n\n# more\nb: 1").root)
        #expect(try root.at("a").scalar?.text == "one two")
        #expect(try root.at("a").written == ">-\n  one\n  two")
    }

    @Test func `of two equal keys the first counts and both places are told`() throws {
        let read = ReadText("a: 1\nb: 2\na: 3\n\"a\": 4\n")
        #expect(try read.root?.at("a").scalar?.text == "1")
        #expect(read.root?.mapping?.count == 2)
        #expect(read.codes == [.duplicateKey, .duplicateKey])
        let note = try #require(read.diagnostics.first?.notes.first?.span)
        #expect(note.source.position(of: note.scalars.lowerBound) == (1, 1))
    }

    @Test func `32 levels are read, 33 are not`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(ReadText(nested(32)).root != nil)
        #expect(ReadText(nested(33)).codes == [.nestedTooDeeply])
    }

    @Test(arguments: AbsurdDepth.allCases)
    func `a text nested absurdly deep is one diagnostic`(depth: AbsurdDepth) {
        let read = ReadText(depth.text)
        #expect(read.root == nil)
        #expect(read.codes == [.nestedTooDeeply])
        #expect(read.rendered.utf8.count < 1000)
    }

    @Test func `a bomb of aliases is one diagnostic`() {
        let bomb =
            "a: &a [x, x]\n"
            + (0..<26).map { "b\($0): &b\($0) [*a, *a, *a, *a]\n" }.joined()
            + "c:\n  <<: *a\n"
        let read = ReadText(bomb)
        #expect(read.root == nil)
        #expect(read.codes == [.anchorOrAlias])
    }

    @Test func `a mebibyte of small mappings is read whole`() throws {
        let line = "  - { name: hello, samples: 100, note: 'a few words' }\n"
        let count = (1 << 20) / line.utf8.count - 1
        let root = try #require(ReadText("list:\n" + String(repeating: line, count: count)).root)
        #expect(try root.at("list").sequence?.count == count)
    }

    @Test func `a pipeline made of one long list is linear to read`() {
        // Ten times the text may take ten times as long, with room for a busy machine; a copy per
        // element would take a hundred times as long.
        func time(_ count: Int) -> Duration {
            let text = "[" + String(repeating: "a, ", count: count) + "a]"
            return ContinuousClock().measure { #expect(ReadText(text).root != nil) }
        }
        // In turn, so that a busy moment meets both; the fastest of each is the least disturbed.
        let pairs = (0..<6).map { _ in (small: time(10_000), large: time(100_000)) }
        let small = pairs.map(\.small).min() ?? .zero
        let large = pairs.map(\.large).min() ?? .zero
        #expect(large < small * 60)
    }

    @Test func `broken texts say what is wrong`() throws {
        let report = BrokenText.all.map { broken in
            let read = ReadText(broken.text, file: "p.yml")
            #expect(!read.diagnostics.isEmpty, "\(broken.name) is not refused")
            return "=== \(broken.name)\n\(read.rendered)"
        }
        try Snapshot("broken-yaml").expect(report.joined(separator: "\n"))
    }
}

/// Ways to nest a thousand levels and more.
enum AbsurdDepth: CaseIterable {
    case brackets
    case dashes
    case braces
    case indentation

    var text: String {
        switch self {
        case .brackets: String(repeating: "[", count: 1_000_000)
        case .dashes: String(repeating: "- ", count: 1000) + "x"
        case .braces: String(repeating: "{a: ", count: 250_000)
        case .indentation:
            (0..<1000).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
        }
    }
}
