import Pipeline
import Testing

@testable import StellarImport

@Suite struct `JSON as Go reads it` {
    private func value(_ text: String) throws -> JSONNode.Content {
        try JSONReader.read(SourceText(file: "e.json", text: text)).content
    }

    private func text(_ json: String) throws -> String? {
        guard case .text(let text) = try value(json) else { return nil }
        return text
    }

    @Test(arguments: [
        (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u20AC""#, "é€"),
        (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
        (#""\ude00x""#, "\u{FFFD}x"), (#""${{ é }}""#, "${{ é }}"),
    ])
    func `has texts with escapes`(json: String, expected: String) throws {
        #expect(try text(json) == expected)
    }

    @Test(arguments: ["0", "-0", "12", "1.5", "-1e9", "1E+3", "0.0e-7"])
    func `has numbers, which are kept as they are written`(json: String) throws {
        guard case .number(let number) = try value(json) else {
            Issue.record("\(json) is no number")
            return
        }
        #expect(number == json)
    }

    @Test(arguments: [
        ("", 0, "the end of the file instead of a value"),
        (" {} x", 4, "'x' instead of the end of the file"),
        ("{\"a\": 1,}", 7, "a comma before '}'"), ("[1,]", 2, "a comma before ']'"),
        ("[1 2]", 3, "'2' instead of ',' or ']'"),
        ("{a: 1}", 1, "'a' instead of a key in double quotes"),
        ("{\"a\" 1}", 5, "'1' instead of ':' after a key"),
        ("[01]", 2, "'1' instead of ',' or ']'"), ("[1.]", 3, "']' instead of a digit"),
        ("[+1]", 1, "'+' instead of a value"), ("[nul]", 1, "'n' instead of a value"),
        ("// no\n{}", 0, "'/' instead of a value"), ("\"abc", 0, "a text that does not end"),
        ("\"a\nb\"", 2, "a control character instead of a text without control characters"),
        ("\"\\x\"", 2, "'x' instead of one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
        ("\"\\u12G4\"", 5, "'G' instead of four hexadecimal digits"),
    ])
    func `is told where it is none`(text: String, position: Int, message: String) {
        let failure = #expect(throws: MalformedJSON.self) { try value(text) }
        #expect(failure?.diagnostic.message == "this is not JSON: \(message)")
        #expect(failure?.diagnostic.code == .invalidJSON)
        #expect(failure?.diagnostic.span.scalars.lowerBound == position)
    }

    @Test func `may not be a bomb`() {
        let deep = String(repeating: "[", count: 1_000_000)
        let failure = #expect(throws: MalformedJSON.self) { try value(deep) }
        #expect(failure?.diagnostic.code == .nestedTooDeeply)
    }
}
