import FoundationEssentials
import Testing
import Values

@testable import Pipeline

@Suite struct `Redaction` {
    private static let value = "s3cr3t/p+ss w\"rd"

    private static func redact(_ text: String, _ value: String = value) -> String {
        Redactor([Secret(name: "token", value: value)]).redact(text)
    }

    @Test func `a secret is replaced by its name, wherever and however often`() {
        #expect(Self.redact("a \(Self.value) b \(Self.value)") == "a ***(token) b ***(token)")
        #expect(Self.redact("nothing to see") == "nothing to see")
    }

    @Test func `a letter that joins its neighbour does not hide it`() {
        #expect(Self.redact("abcd\u{301}", "abcd") == "***(token)\u{301}")
    }

    @Test func `it is known in base64, also in the middle of a longer one`() {
        let exact = Data(Self.value.utf8).base64EncodedString()
        #expect(Self.redact("x \(exact) y") == "x ***(token) y")
        for prefix in ["", "u", "us", "user:"] {
            let text = Data("\(prefix)\(Self.value)!".utf8).base64EncodedString()
            #expect(Self.redact(text).contains("***(token)"))
        }
    }

    @Test(arguments: [76, 64])
    func `it is known in base64 that is broken into lines`(width: Int) {
        let value = String(repeating: "a long secret / ", count: 12)
        let text = Array(Data(value.utf8).base64EncodedString())
        for start in stride(from: 0, to: text.count, by: width) {
            let line = String(text[start..<min(start + width, text.count)])
            #expect(Self.redact("> \(line)", value) == "> ***(token)")
        }
    }

    @Test func `it is known in addresses, in forms and in JSON`() {
        #expect(Self.redact("?k=s3cr3t%2Fp%2Bss%20w%22rd") == "?k=***(token)")
        #expect(Self.redact("k=s3cr3t%2Fp%2Bss+w%22rd&l=1") == "k=***(token)&l=1")
        #expect(Self.redact(#"{"k":"s3cr3t/p+ss w\"rd"}"#) == #"{"k":"***(token)"}"#)
        #expect(Self.redact(#"{"k":"s3cr3t\/p+ss w\"rd"}"#) == #"{"k":"***(token)"}"#)
    }

    @Test func `each line of a longer secret is masked, but not its braces`() {
        let key = "{\n  \"private\": \"abcdefgh\"\n}\n"
        #expect(Self.redact("got \"private\": \"abcdefgh\" {}", key) == "got ***(token) {}")
    }

    @Test func `a short secret is masked and an empty one is not`() {
        #expect(Self.redact("a:b", "b") == "a:***(token)")
        #expect(Self.redact("a:b", "") == "a:b")
    }

    @Test func `of two secrets the longer one is masked whole`() {
        let redactor = Redactor([
            Secret(name: "short", value: "abcd"), Secret(name: "long", value: "abcdefgh"),
        ])
        #expect(redactor.redact("abcdefgh abcd") == "***(long) ***(short)")
    }

    @Test func `values and failures are masked in depth`() {
        let redactor = Redactor([Secret(name: "token", value: "hush")])
        let value = Value.mapping(["hush": .list([.text("a hush b"), .integer(1)])])
        #expect(
            redactor.redact(value)
                == .mapping(["***(token)": .list([.text("a ***(token) b"), .integer(1)])])
        )
        let failure = StepFailure(code: .invalid, message: "hush", details: ["x", "hush"])
        #expect(redactor.redact(failure).details == ["x", "***(token)"])
    }
}
