/// Texts that are not pipelines for one reason each, and a few for two.
struct BrokenText {
    let name: String
    let text: String

    private init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    static let all = [
        BrokenText("nothing at all", ""),
        BrokenText("only a comment", "# to do\n"),
        BrokenText("only a marker", "---\n"),
        BrokenText("two documents", "a: 1\n---\nb: 2\n"),
        BrokenText("two documents without a marker", "a: 1\n...\nb: 2\n"),
        BrokenText("an anchor", "a: &base { x: 1 }\nb: 2\n"),
        BrokenText("an alias", "a: *base\n"),
        BrokenText("a merge key", "a:\n  <<: { x: 1 }\n"),
        BrokenText("tags", "a: !Ref name\nb: !!str 5\n"),
        BrokenText("equal keys after wide letters", "\u{540D}\u{524D}: { \u{E9}: 1, \u{E9}: 2 }\n"),
        BrokenText("a list as key", "[a, b]: 1\n"),
        BrokenText("a mapping as key", "? { a: 1 }\n: 2\n"),
        BrokenText("an expression as key", "a:\n- ${{ params.a == 'b: c' }}\n"),
        BrokenText("no key", "?\n: 1\n"),
        BrokenText("nothing before a colon", "{ : 1 }\n"),
        BrokenText("tab indentation", "steps:\n\tbuild:\n\t\tuses: build\n"),
        BrokenText("a tab after wide letters", "\u{E9}\u{E9}:\n  a: 1\n\tb: 2\n"),
        BrokenText("a NUL", "a: \u{E9}\u{0}b\n"),
        BrokenText("an escape character", "a: \u{1B}[31m\n"),
        BrokenText("a list in brackets without end", "a: [1, 2\nb: 3\n"),
        BrokenText("a mapping in braces without end", "a: { b: 1\n"),
        BrokenText("a quote without end", "a: 'one\nb: two\n"),
        BrokenText("a colon in a value", "a: one: two\n"),
        BrokenText("a word that is no key", "a: 1\nword\nb: 2\n"),
        BrokenText("a key too far right", "a: 1\n  b: 2\n"),
        BrokenText("a key too far left", "steps:\n    a: 1\n  b: 2\n"),
        BrokenText("a list item too far left", "steps:\n    - a\n  - b\n"),
        BrokenText("a list after a key on its line", "a: - b\n"),
        BrokenText("an at sign", "a: @b\n"),
        BrokenText("a backtick after CRLF", "\u{E9}: 1\r\na: `b`\r\n"),
        BrokenText("an unknown escape", "a: \"\\q\"\n"),
        BrokenText("an alias without a name", "a: * b\n"),
        BrokenText("a bare expression in braces", "with: { samples: ${{ params.samples }} }\n"),
        BrokenText("a bare expression in brackets", "axis: [${{ params.a }}, b]\n"),
        BrokenText("text after the value", "a: 'one' two\n"),
        BrokenText("a percent sign", "%a: 1\n"),
        BrokenText(
            "a very long line",
            "k: [" + String(repeating: "word, ", count: 60) + "*x"
                + String(repeating: ", word", count: 60) + "]\n"
        ),
    ]
}
