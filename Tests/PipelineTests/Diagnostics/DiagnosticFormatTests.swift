import Foundation
import Testing

@testable import Pipeline

@Suite struct `Diagnostics for programs` {
    private let source = SourceText(
        file: "caf\u{E9}/a b.yml",
        text: "\u{540D}\u{1F600}: \"x\"\nsteps:\n  a: 1\n"
    )

    private var found: [Diagnostic] {
        [
            Diagnostic(
                .unknownKey,
                "unknown key '\u{540D}', 100%",
                at: SourceSpan(source, 0..<2),
                notes: [.init("seen here", at: SourceSpan(source, 4..<7)), .init("nowhere")],
                help: "did you mean 'a'?\u{1B}[1m"
            ),
            Diagnostic(
                .needlessFallback,
                "over \"lines\"",
                at: SourceSpan(source, 8..<20),
                severity: .warning
            ),
            Diagnostic(
                .outOfRange,
                "too much",
                at: SourceSpan(SourceText(file: "--set", text: "a=5"), 2..<3)
            ),
        ]
    }

    private func render(_ format: DiagnosticFormat, _ found: [Diagnostic]) -> String {
        format.render(found, version: "1.2.3")
    }

    @Test func `JSON is one object a line, and the last one counts`() throws {
        let lines = render(.json, found).split(separator: "\n").map(String.init)
        try #require(lines.count == 4)
        #expect(
            lines[0] == """
                {"kind":"diagnostic","schema":1,"severity":"error","code":"SR0201",\
                "message":"unknown key '\u{540D}', 100%","file":"caf\u{E9}/a b.yml","line":1,\
                "column":1,"endLine":1,"endColumn":3,"notes":[{"message":"seen here",\
                "file":"caf\u{E9}/a b.yml","line":1,"column":5,"endLine":1,"endColumn":8},\
                {"message":"nowhere"}],"help":"did you mean 'a'?\\u001b[1m"}
                """
        )
        #expect(lines[1].contains(#""line":2,"column":1,"endLine":3,"endColumn":6"#))
        #expect(lines[2].contains(#""file":"--set","line":1,"column":3"#))
        #expect(lines[3] == #"{"kind":"summary","schema":1,"errors":2,"warnings":1}"#)
        for line in lines {
            _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
    }

    @Test func `GitHub is told place and message with its own escapes`() {
        #expect(
            render(.github, found) == """
                ::error file=caf\u{E9}/a b.yml,line=1,col=1,endLine=1,endColumn=3,\
                title=SR0201%3A an unknown key::unknown key '\u{540D}', 100%25%0A\
                note: caf\u{E9}/a b.yml:1: seen here%0Anote: nowhere%0A\
                help: did you mean 'a'?\u{FFFD}[1m
                ::warning file=caf\u{E9}/a b.yml,line=2,endLine=3,\
                title=SR0310%3A a fallback that is never used::over "lines"
                ::error title=SR0205%3A a value out of range::too much

                """
        )
    }

    @Test func `a path cannot end a property or a command`() {
        let hostile = SourceText(file: "a,line=9::b\n::warning ::.yml", text: "x")
        let span = SourceSpan(hostile, 0..<1)
        let text = render(.github, [Diagnostic(.unknownKey, "m", at: span)])
        #expect(text.hasPrefix("::error file=a%2Cline=9%3A%3Ab%0A%3A%3Awarning %3A%3A.yml,line=1,"))
        #expect(text.filter { $0 == "\n" }.count == 1)
    }

    @Test func `nothing found is said, too`() throws {
        #expect(render(.text, []) == "")
        #expect(render(.github, []) == "")
        #expect(
            render(.json, []) == #"{"kind":"summary","schema":1,"errors":0,"warnings":0}"# + "\n"
        )
        #expect(render(.sarif, []).contains(#""results":[]"#))
    }
}

@Suite struct `The SARIF log` {
    private func log(_ diagnostics: [Diagnostic]) throws -> [String: Any] {
        let text = DiagnosticFormat.sarif.render(diagnostics, version: "1.2.3")
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let log = try #require(object)
        #expect(log["version"] as? String == "2.1.0")
        #expect((log["runs"] as? [Any])?.count == 1)
        return try #require((log["runs"] as? [[String: Any]])?.first)
    }

    private func location(_ file: String) throws -> [String: Any] {
        let source = SourceText(file: file, text: "a: \u{1F600}x\n")
        let run = try log([
            Diagnostic(
                .cycle,
                "round",
                at: SourceSpan(source, 3..<5),
                notes: [.init("there", at: SourceSpan(source, 0..<1))],
                help: "cut it"
            )
        ])
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        #expect(result["ruleId"] as? String == "SR0409")
        #expect(result["level"] as? String == "error")
        #expect((result["message"] as? [String: Any])?["text"] as? String == "round\ncut it")
        let related = try #require(result["relatedLocations"] as? [[String: Any]])
        #expect((related.first?["message"] as? [String: Any])?["text"] as? String == "there")
        return try #require((result["locations"] as? [[String: Any]])?.first)
    }

    @Test func `has a rule for every code, in the order that results count in`() throws {
        let source = SourceText(file: "a.yml", text: "x")
        let all = DiagnosticCode.allCases.map { Diagnostic($0, "m", at: SourceSpan(source, 0..<1)) }
        let run = try log(all)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["semanticVersion"] as? String == "1.2.3")
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.compactMap { $0["id"] as? String } == DiagnosticCode.allCases.map(\.rawValue))
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == rules.count)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
    }

    @Test func `counts columns in Unicode scalars, the end not included`() throws {
        let place = try location("a.yml")["physicalLocation"] as? [String: Any]
        let region = try #require(place?["region"] as? [String: Int])
        #expect(region == ["startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 6])
    }

    @Test(arguments: [
        ("pipelines/a.yml", "pipelines/a.yml"), ("a b%.yml", "a%20b%25.yml"),
        ("caf\u{E9}.yml", "caf%C3%A9.yml"), ("/home/x/a.yml", "file:///home/x/a.yml"),
        ("c:d/a?#.yml", "./c:d/a%3F%23.yml"), ("../a[1].yml", "../a%5B1%5D.yml"),
    ])
    func `names files as URIs`(file: String, uri: String) throws {
        let place = try location(file)["physicalLocation"] as? [String: Any]
        let artifact = place?["artifactLocation"] as? [String: String]
        #expect(artifact == ["uri": uri])
    }

    @Test func `names no file for what was given on the command line`() throws {
        #expect(try location("--set").isEmpty)
    }
}
