import Testing

@testable import Pipeline

@Suite struct `Rendering diagnostics` {
    private let source = SourceText(
        file: "p.yml",
        text: "a: 1\n\ttab\tword\n\u{540D}\u{524D} key\n"
    )

    private func error(_ scalars: Range<Int>, _ message: String = "wrong") -> Diagnostic {
        Diagnostic(.unknownKey, message, at: SourceSpan(source, scalars))
    }

    @Test func `nothing wrong is no text`() {
        #expect(DiagnosticRenderer().render([]) == "")
    }

    @Test func `place, line, carets, notes and help`() {
        var diagnostic = error(3..<4, "unknown key 'timout'")
        diagnostic.notes = [
            .init("it was seen here", at: SourceSpan(source, 6..<9)), .init("nobody knows why"),
        ]
        diagnostic.help = "did you mean 'timeout'?"
        #expect(
            DiagnosticRenderer().render([diagnostic]) == """
                p.yml:1:4: error[SR0201]: unknown key 'timout'
                 1 | a: 1
                   |    ^
                note: p.yml:2:2: it was seen here
                note: nobody knows why
                help: did you mean 'timeout'?

                1 error

                """
        )
    }

    @Test func `carets stand under their words behind tabs and wide letters`() {
        let rendered = DiagnosticRenderer().render([error(10..<14), error(18..<21)])
        #expect(rendered.contains(" 2 | \ttab\tword\n   | \t   \t^^^^\n"))
        #expect(rendered.contains(" 3 | \u{540D}\u{524D} key\n   |      ^^^\n"))
        #expect(
            DiagnosticRenderer().render([error(15..<17)]).contains("\n   | ^^^^\n"),
            "two wide letters take four columns"
        )
    }

    @Test func `a place without letters has one caret, a span over lines ends with its line`() {
        #expect(DiagnosticRenderer().render([error(4..<4)]).contains(" 1 | a: 1\n   |     ^\n"))
        #expect(DiagnosticRenderer().render([error(3..<9)]).contains("   |    ^\n"))
    }

    @Test func `errors and warnings are counted`() {
        var warning = error(0..<1)
        warning.severity = .warning
        #expect(
            DiagnosticRenderer().render([warning]).contains("p.yml:1:1: warning[SR0201]: wrong")
        )
        #expect(DiagnosticRenderer().render([warning]).hasSuffix("\n\n1 warning\n"))
        #expect(
            DiagnosticRenderer().render([error(0..<1), warning, error(3..<4)])
                .hasSuffix("\n\n2 errors, 1 warning\n")
        )
    }

    @Test func `of very many the first are shown and all are counted`() {
        let rendered = DiagnosticRenderer().render(Array(repeating: error(0..<1), count: 999))
        #expect(rendered.hasSuffix("\n\n999 errors; the first 200 are shown\n"))
        #expect(rendered.split(separator: "\n").count == 601)
    }

    @Test func `no more than a thousand are kept, and errors are never lost among warnings`() {
        var diagnostics = Diagnostics()
        for place in 0..<3000 {
            var warning = error(place..<place + 1)
            warning.severity = .warning
            diagnostics.report(warning)
        }
        #expect(diagnostics.all.count == 1000)
        #expect(!diagnostics.hasErrors)
        for place in 0..<3000 { diagnostics.report(error(place..<place + 1)) }
        #expect(diagnostics.all.count == 2000)
        #expect(diagnostics.hasErrors && diagnostics.isFull)
        let rendered = DiagnosticRenderer().render(diagnostics.sorted())
        #expect(
            rendered.hasSuffix("1000 errors, 1000 warnings or more; the first 200 are shown\n")
        )
    }

    @Test func `colour comes only when asked for`() {
        #expect(!DiagnosticRenderer().render([error(0..<1)]).contains("\u{1B}"))
        let coloured = DiagnosticRenderer(colour: true).render([error(0..<1)])
        #expect(coloured.contains("\u{1B}[1;31merror[SR0201]\u{1B}[0m"))
        #expect(coloured.contains("\u{1B}[1;31m^\u{1B}[0m"))
    }

    @Test func `no text can send a sequence to the terminal`() {
        let hostile = SourceText(file: "p.yml", text: "a: \u{9B}31m\u{202E}x")
        let diagnostic = Diagnostic(
            .unknownKey,
            "unknown key '\u{1B}[31m'\n",
            at: SourceSpan(hostile, 3..<4),
            help: "\u{7}"
        )
        let rendered = DiagnosticRenderer().render([diagnostic]).unicodeScalars
        #expect(!rendered.contains { ["\u{1B}", "\u{9B}", "\u{202E}", "\u{7}"].contains($0) })
        #expect(rendered.filter { $0 == "\n" }.count == 6)
    }
}

@Suite struct `Collecting diagnostics` {
    private func diagnostic(_ file: String, _ place: Int, _ message: String) -> Diagnostic {
        let source = SourceText(file: file, text: "0123456789")
        return Diagnostic(.unknownKey, message, at: SourceSpan(source, place..<place + 1))
    }

    @Test func `they are sorted by file and place, then as they came`() {
        var diagnostics = Diagnostics()
        for (file, place, name) in [("b", 1, "5"), ("a", 7, "3"), ("a", 2, "1"), ("a", 2, "2")] {
            diagnostics.report(diagnostic(file, place, name))
        }
        diagnostics.report(diagnostic("a", 8, "4"))
        #expect(diagnostics.sorted().map(\.message) == ["1", "2", "3", "4", "5"])
    }

    @Test func `the same mistake is told once`() {
        var diagnostics = Diagnostics()
        for _ in 0..<3 { diagnostics.report(diagnostic("a", 1, "x")) }
        diagnostics.report(diagnostic("a", 1, "y"))
        #expect(diagnostics.all.count == 2)
    }

    @Test func `warnings forbid nothing`() {
        var diagnostics = Diagnostics()
        var warning = diagnostic("a", 1, "x")
        warning.severity = .warning
        diagnostics.report(warning)
        #expect(!diagnostics.hasErrors)
        diagnostics.report(diagnostic("a", 2, "y"))
        #expect(diagnostics.hasErrors)
    }

    @Test func `codes are numbered, titled and unique`() {
        let codes = DiagnosticCode.allCases
        #expect(codes.allSatisfy { $0.rawValue.wholeMatch(of: /SR0[1-6]\d\d/) != nil })
        #expect(Set(codes.map(\.title)).count == codes.count)
    }
}
