import Foundation
import Testing
import Values

@testable import Pipeline

@Suite struct `Values outside a pipeline` {
    private func json(_ value: Value) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func value(_ json: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }

    @Test(
        arguments: [
            #"[1,-9223372036854775808,9223372036854775807]"#, #"{"a":{"b":[null,true,"x"]}}"#,
            "[]", "{}", "null", "0.1", "\"\"", "[1.5,-2e+100]",
        ]
    )
    func `JSON goes through unchanged`(json: String) throws {
        #expect(try self.json(value(json)) == json)
    }

    @Test func `whole numbers are integers, whatever they look like`() throws {
        #expect(
            try value("[0, 1, true, 1e2]")
                == .list([.integer(0), .integer(1), .boolean(true), .integer(100)])
        )
        #expect(try value("9007199254740993") == .integer(9_007_199_254_740_993))
        #expect(try value("1e300") == .number(1e300))
    }

    @Test func `durations become text, sizes bytes and secrets their placeholders`() throws {
        let secret = Secret(name: "token", value: "hunter2")
        let encoded = try json(
            .mapping([
                "wait": .duration(.seconds(90)), "size": .byteCount(ByteCount(bytes: 1024)),
                "key": .list([.secret(secret)]),
            ])
        )
        #expect(encoded == #"{"key":["***(token)"],"size":1024,"wait":"1m30s"}"#)
    }

    @Test(
        arguments: [
            (.text("90s"), .duration, .duration(.seconds(90))), (.text("x"), .duration, nil),
            (.integer(5), .byteCount, .byteCount(ByteCount(bytes: 5))),
            (.integer(-5), .byteCount, nil),
            (.integer(5), .number, .number(5)), (.number(5), .integer, nil),
            (.null, .optional(.duration), .null),
            (.text("1s"), .optional(.duration), .duration(.seconds(1))),
            (
                .list([.text("1s"), .null]), .list(.optional(.duration)),
                .list([.duration(.seconds(1)), .null])
            ),
            (.list([.null]), .list(.duration), nil), (.null, .text, nil),
            (.text("hot"), .enumeration(name: "mode", words: ["warm"]), nil),
            (.mapping(["a": .integer(1)]), .mapping(.number), .mapping(["a": .number(1)])),
            (.mapping(["a": .null]), .opaque("things"), .mapping(["a": .null])),
        ] as [(Value, ValueType, Value?)]
    )
    func `a type makes of JSON what it was`(value: Value, type: ValueType, expected: Value?) {
        #expect(value.interpreted(as: type) == expected)
    }

    @Test(
        arguments: [
            (.list([.integer(1), .number(2)]), "a list of numbers"), (.list([]), "a list of nulls"),
            (.list([.text("a"), .null]), "a list of texts that may be missing"),
            (.list([.text("a"), .integer(1)]), "a list of values"),
            (.boolean(true), "true or false"),
            (.mapping(["a": .list([.duration(.zero)])]), "a mapping of lists of durations"),
        ] as [(Value, String)]
    )
    func `a value knows its type`(value: Value, description: String) {
        #expect(value.type.description == description)
    }

    @Test func `types are described with their article`() {
        #expect(
            ValueType.enumeration(name: "architecture", words: []).description == "an architecture"
        )
        #expect(ValueType.enumeration(name: "provider", words: []).description == "a provider")
        #expect(ValueType.optional(.byteCount).description == "a size that may be missing")
    }
}
