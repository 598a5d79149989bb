import Testing
import Values

@testable import Pipeline

@Suite struct `Typing expressions` {
    @Test(
        arguments: [
            ("1", .integer), ("-1", .integer), ("1.5", .number), ("1e3", .number),
            ("'a'", .text), ("\"a\"", .text), ("true", .boolean), ("null", .null),
            ("10m", .duration), ("1h30m", .duration), ("0.5s", .duration), ("50MiB", .byteCount),
            ("params.flag && !params.flag || true", .boolean),
            ("params.count == 1.5", .boolean), ("params.wait <= 10m", .boolean),
            ("matrix.mode == 'cold'", .boolean), ("params.name != matrix.mode", .boolean),
            ("params.names == params.names", .boolean),
            ("steps.build-2.count ?? 0 > 5", .boolean), ("steps.build-2.count == null", .boolean),
            ("null != steps.build-2.names", .boolean),
            ("if(params.flag, 50, 1)", .integer), ("if(params.flag, 1, 1.5)", .number),
            ("if(params.flag, matrix.mode, 'x')", .text),
            ("if(params.flag, 10m, null)", .optional(.duration)),
            ("if(params.flag, steps.build-2.count, 1)", .optional(.integer)),
            ("steps.build-2.count ?? 1", .integer), ("steps.build-2.count ?? 1.5", .number),
            ("steps.build-2.count ?? null ?? 1", .integer), ("null ?? 'a'", .text),
            ("params.names[0]", .text), ("steps.invoke.p50s[0]", .optional(.duration)),
            ("(steps.build-2.names ?? params.names)[1]", .text),
            ("len(params.names)", .integer), ("len(params.name)", .integer),
            ("join(params.names, ', ')", .text), ("secrets.slack-webhook", .secret),
            ("steps.deploy.endpoints", .opaque("endpoints")), ("(((1)))", .integer),
            ("if(1 < 2, 'a', 'b') == 'a'", .boolean),
        ] as [(String, ValueType)]
    )
    func `an expression has the type of what it makes`(written: String, type: ValueType) {
        let read = ReadTemplate("|-\n  ${{ \(written) }}")
        #expect(read.type == type)
        #expect(read.diagnostics.isEmpty, "\(read.rendered)")
    }

    @Test func `wrong expressions say what is wrong`() throws {
        let report = WrongExpression.all.map { written in
            let read = ReadTemplate(written)
            #expect(!read.diagnostics.isEmpty, "\(written) is not refused")
            return read.rendered
        }
        try Snapshot("wrong-expressions").expect(report.joined(separator: "\n"))
    }

    @Test func `every mistake of an expression is told`() {
        let read = ReadTemplate(
            "${{ params.nope == 1 && matrix.mode == 'hot' || len(5) == params.name }}"
        )
        #expect(read.diagnostics.map(\.code) == [.unknownReference, .unknownWord, .typeMismatch])
    }

    @Test func `what is wrong already is not judged again`() {
        #expect(
            ReadTemplate("${{ !(params.nope[0] < 3) && len(params.nope) == 1 }}").diagnostics.count
                == 2
        )
    }

    @Test func `a needless fallback is only a warning`() {
        let read = ReadTemplate("${{ params.count ?? 1 }}")
        #expect(read.type == .integer)
        #expect(read.diagnostics.map(\.severity) == [.warning])
    }

    @Test(
        arguments: [
            String(repeating: "(", count: 10_000), String(repeating: "!", count: 10_000),
            "1" + String(repeating: " && 1", count: 10_000),
            "1" + String(repeating: " ?? 1", count: 10_000),
            "params.a" + String(repeating: "[0]", count: 10_000),
            String(repeating: "len(", count: 10_000),
        ].map(LongExpression.init)
    )
    func `an absurdly long expression is one diagnostic`(long: LongExpression) {
        let read = ReadTemplate("'${{ \(long.text) }}'")
        #expect(read.template == nil)
        #expect(read.diagnostics.map(\.code) == [.expressionTooLong])
    }
}

/// An expression that is too long to be printed as a test's argument.
struct LongExpression: CustomTestStringConvertible {
    let text: String

    var testDescription: String { "\(text.prefix(12))..." }
}
