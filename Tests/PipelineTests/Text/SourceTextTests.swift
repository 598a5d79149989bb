import Testing

@testable import Pipeline

@Suite struct `Positions in a text` {
    private func place(_ text: String, _ scalar: Int) -> [Int] {
        let (line, column) = SourceText(file: "a", text: text).position(of: scalar)
        return [line, column]
    }

    @Test func `lines and columns count from one`() {
        #expect(place("ab\ncd", 0) == [1, 1])
        #expect(place("ab\ncd", 2) == [1, 3])
        #expect(place("ab\ncd", 3) == [2, 1])
        #expect(place("", 0) == [1, 1])
        #expect(place("ab\n", 3) == [2, 1])
    }

    @Test func `a column is a Unicode scalar, whatever its bytes`() {
        #expect(place("\u{E9}: \u{1F600}x", 4) == [1, 5])
        // e and a combining accent are one letter and two scalars.
        #expect(place("e\u{301}x", 2) == [1, 3])
    }

    @Test func `all line breaks end lines`() {
        #expect(place("a\r\nb", 3) == [2, 1])
        #expect(place("a\rb", 2) == [2, 1])
        let source = SourceText(file: "a", text: "one\r\ntwo\rthree\n\nfive")
        #expect((1...6).map { source.line($0) } == ["one", "two", "three", "", "five", ""])
    }

    @Test func `a byte order mark is not part of the text`() {
        let source = SourceText(file: "a", text: "\u{FEFF}a: 1")
        #expect(source.text == "a: 1")
        #expect(source.scalarCount == 4)
    }

    @Test func `bytes become scalars far into a text of wide letters`() {
        let source = SourceText(file: "a", text: String(repeating: "\u{20AC}", count: 1000) + "x")
        #expect(source.scalar(atByte: 3000) == 1000)
        #expect(source.scalar(atByte: 3) == 1)
        #expect(source.scalar(atByte: 0) == 0)
        #expect(source.slice(999..<1001) == "\u{20AC}x")
    }

    @Test func `a range beyond the end is cut off`() {
        #expect(SourceText(file: "a", text: "ab").slice(1..<9) == "b")
    }

    @Test func `the same text of the same file is the same source`() {
        let source = SourceText(file: "a", text: "x")
        #expect(source == SourceText(file: "a", text: "x"))
        #expect(source != SourceText(file: "b", text: "x"))
        #expect(source != SourceText(file: "a", text: "y"))
    }
}
