import Testing
import Values

@testable import Pipeline

@Suite struct `Evaluating expressions` {
    private let scope = FakeScope(values: [
        "params.flag": .boolean(true),
        "params.count": .integer(3),
        "params.name": .text("h\u{E9}llo"),
        "params.names": .list([.text("a"), .text("b")]),
        "matrix.mode": .text("cold"),
        "steps.build-2.count": .null,
        "secrets.slack-webhook": .secret(Secret(name: "slack-webhook", value: "x")),
    ])

    private func value(_ written: String) throws -> Value? {
        let read = ReadTemplate("|-\n  ${{ \(written) }}")
        return try #require(read.template, "\(read.rendered)").value(in: scope)
    }

    @Test(
        arguments: [
            ("1 == 1.0", true), ("1 < 1.5", true), ("1.5 <= 1", false), ("2 >= 2", true),
            ("9007199254740993 == 9007199254740992.0", false),
            ("60s == 1m", true), ("1h > 59m", true), ("1KiB > 1kB", true),
            ("1MiB == 1024KiB", true),
            ("'a' == \"a\"", true), ("'a' != 'A'", true), ("matrix.mode == 'cold'", true),
            ("params.names == params.names", true), ("!params.flag", false),
            ("true || false && false", true), ("(true || false) && false", false),
            ("1 < 2 == true", true), ("steps.build-2.count == null", true),
            ("params.count != 3", false),
        ]
    )
    func `conditions`(written: String, truth: Bool) throws {
        #expect(try value(written) == .boolean(truth))
    }

    @Test(
        arguments: [
            ("if(matrix.mode == 'cold', 50, 1)", .integer(50)), ("params.names[1]", .text("b")),
            ("len(params.names)", .integer(2)), ("len(params.name)", .integer(5)),
            ("join(params.names, ', ')", .text("a, b")),
            ("steps.build-2.count ?? 7", .integer(7)), ("params.count ?? 7", .integer(3)),
            ("null ?? steps.build-2.count ?? 8", .integer(8)), ("-5", .integer(-5)),
            ("secrets.slack-webhook", .secret(Secret(name: "slack-webhook", value: "x"))),
        ] as [(String, Value)]
    )
    func `values`(written: String, expected: Value) throws {
        #expect(try value(written) == expected)
    }

    @Test(
        arguments: [
            "run.id", "!run.nope", "run.id == 'a'", "1 == run.number", "run.flag && true",
            "true && run.flag", "false || run.flag", "run.flag ?? 1", "null ?? run.flag",
            "if(run.flag, 1, 1)", "if(true, run.id, 1)", "run.list[0]", "params.names[run.number]",
            "len(run.list)", "join(run.list, ',')", "join(params.names, run.id)",
        ]
    )
    func `what depends on the unknown is unknown`(written: String) throws {
        #expect(try value(written) == nil)
    }

    @Test(
        arguments: [
            ("false && run.flag", .boolean(false)), ("run.flag && false", .boolean(false)),
            ("true || run.flag", .boolean(true)), ("run.flag || true", .boolean(true)),
            ("if(false, run.id, 'a')", .text("a")), ("params.count ?? run.number", .integer(3)),
            ("len(params.names) == 2 || run.flag", .boolean(true)),
        ] as [(String, Value)]
    )
    func `what is known decides as soon as it can`(written: String, expected: Value) throws {
        #expect(try value(written) == expected)
    }

    @Test(
        arguments: [
            (
                "params.names[2]", "there is no element 2: the list has 2 elements, counted from 0",
                "2"
            ),
            (
                "params.names[-1]",
                "there is no element -1: the list has 2 elements, counted from 0", "-1"
            ),
            (
                "steps.build-2.count && true", "this must be true or false, not null",
                "steps.build-2.count"
            ),
            ("params.count < 'a'", "an integer has no order with a text", "params.count < 'a'"),
            ("len(params.count)", "an integer has no length", "params.count"),
        ]
    )
    func `an expression without a value fails where it is written`(
        written: String,
        message: String,
        place: String
    ) throws {
        let failure = try #require(throws: ExpressionFailure.self) { try value(written) }
        #expect(failure.message == message)
        #expect(failure.span.source.slice(failure.span.scalars) == place)
        #expect(failure.description.hasPrefix("p.yml:2:"))
    }

    @Test func `a failure behind an open condition waits for the condition`() throws {
        #expect(try value("run.flag && params.names[9] == 'a'") == nil)
        #expect(try value("false && params.names[9] == 'a'") == .boolean(false))
        #expect(try value("if(run.flag, params.names[9], 'a')") == nil)
        #expect(throws: ExpressionFailure.self) { try value("true && params.names[9] == 'a'") }
    }
}
