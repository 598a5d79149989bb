import Testing
import Values

@testable import Pipeline

@Suite struct `Reading a mapping` {
    private struct NoReferences: ValueScope {
        func type(of reference: Reference, into diagnostics: inout Diagnostics) -> ValueType? {
            reference.root == .params ? .integer : .optional(.text)
        }

        func value(of reference: Reference) throws(ExpressionFailure) -> Value? {
            reference.root == .run ? .null : nil
        }

        func note(on reference: Reference) -> Diagnostic.Note? { nil }
    }

    private func reader(
        _ text: String,
        _ purpose: MappingReader.Purpose = .checking
    ) throws
        -> MappingReader
    {
        let root = try #require(ReadText(text).root)
        return MappingReader(root, at: root.span.start, scope: NoReferences(), purpose: purpose)
    }

    @Test func `describing notes every key and asks for nothing`() {
        var reader = MappingReader.describing()
        #expect(
            reader.required("size", .byteCount(in: ByteCount(bytes: 7)...), "How much.").bytes == 7
        )
        #expect(reader.value("wait", .duration, default: .seconds(90), "How long.") == .seconds(90))
        let nested = reader.mapping("inner", "More.") { $0.optional("x", .boolean, "Whether.") }
        #expect(nested == nil)
        reader.refuse("size", "never")
        reader.requires(Requirement(.tool, "x", remedy: ""), for: "size")
        reader.finish()
        #expect(reader.diagnostics.all == [] && reader.requirements == [])
        #expect(reader.descriptions.map(\.name) == ["size", "wait", "inner"])
        #expect(reader.descriptions[0].isRequired)
        #expect(reader.descriptions[1].defaultText == "1m30s")
        #expect(reader.descriptions[2].keys.map(\.name) == ["x"])
    }

    @Test(arguments: [
        ("a: 07", 7), ("a: '7'", 7), ("a: \"7\"", 7), ("a: ${{ 3 }}", 3),
    ])
    func `a scalar is text until it is typed`(text: String, value: Int) throws {
        var reader = try reader(text)
        #expect(reader.required("a", .integer, "") == value)
        #expect(reader.diagnostics.all == [])
    }

    @Test(arguments: [
        "a: 1.5", "a: 0x10", "a: ''", "a: 1e3", "a: [1]", "a: {b: 1}", "a:",
        "a: 99999999999999999999",
        "a: true", "a: ${{ 'x' }}",
    ])
    func `what is no integer is none`(text: String) throws {
        var reader = try reader(text)
        #expect(reader.required("a", .integer(in: 5...), "") == 5)
        #expect(reader.diagnostics.all.count == 1)
        #expect(!reader.isKnown("a"))
    }

    @Test(arguments: ["nan", "inf", "0x1p3", "1..2", "1,5"])
    func `what is no decimal number is none`(text: String) throws {
        var reader = try reader("a: \(text)")
        _ = reader.required("a", .number, "")
        #expect(reader.diagnostics.all.map(\.code) == [.wrongType])
    }

    @Test func `every item of a list is judged by itself, at its own place`() throws {
        var reader = try reader("a: [1, x, 3, 2000]")
        #expect(reader.required("a", .list(of: .integer(in: 1...1000)), "") == [])
        #expect(reader.diagnostics.all.map(\.message) == ["'a[1]' must be an integer, not 'x'"])
        reader = try self.reader("a: [1, 2000]")
        _ = reader.required("a", .list(of: .integer(in: 1...1000)), "")
        #expect(
            reader.diagnostics.all.map(\.message) == ["'a[1]' must be between 1 and 1000, not 2000"]
        )
        #expect(reader.diagnostics.all.first?.span.scalars == 7..<11)
    }

    @Test func `a value that is not known yet is stood in for, and no rule is applied to it`()
        throws
    {
        var reader = try reader("a: ${{ params.x }}\nb: 5")
        #expect(reader.required("a", .integer(in: 3...), "") == 3)
        #expect(reader.required("b", .integer, "") == 5)
        reader.refuse("a", "no")
        reader.refuse("b", "no", with: "a")
        reader.requires(Requirement(.tool, "a", remedy: ""), for: "a")
        #expect(reader.diagnostics.all == [] && reader.requirements == [])
        reader.refuse("b", "this is refused")
        reader.requires(Requirement(.tool, "b", remedy: ""), for: "b")
        #expect(reader.diagnostics.all.map(\.code) == [.refusedKey])
        #expect(reader.requirements.map(\.name) == ["b"])
    }

    @Test func `its type is judged before it is known`() throws {
        var reader = try reader("a: ${{ params.x }}\nb: ${{ run.id }}\nc: ${{ run.id }}")
        _ = reader.required("a", .duration, "")
        #expect(reader.optional("b", .text, "") == nil)
        _ = reader.value("c", .text, default: "x", "")
        #expect(
            reader.diagnostics.all.map(\.message) == [
                "'a' must be a duration such as 250ms, 10m or 1h30m, not an integer",
                "'c' must be a text, not nothing",
            ]
        )
    }

    @Test func `in a run a value that is still not known is a failure with its place`() throws {
        var reader = try reader("a: 1\nb: ${{ params.x }}", .resolving)
        _ = reader.required("b", .integer, "")
        let failure = try #require(reader.failure)
        #expect(failure.code == .invalid)
        #expect(failure.message == "a.yml:2:4: 'b' has no value in this run: it reads 'params.x'")
    }

    @Test func `unknown keys are reported with the closest or with all`() throws {
        var reader = try reader("samples: 1\nsampels: 2\nqqq: 3")
        _ = reader.optional("samples", .integer, "")
        _ = reader.optional("timeout", .duration, "")
        reader.finish()
        #expect(
            reader.diagnostics.all.map(\.help) == [
                "did you mean 'samples'?", "known: samples, timeout",
            ]
        )
    }

    @Test func `one may stand for a list of one where that is said`() throws {
        var reader = try reader("a: 5\nb: 6")
        #expect(reader.required("a", .oneOrMore(of: .integer), "") == [5])
        _ = reader.required("b", .list(of: .integer), "")
        reader = try self.reader("a: 5\nb: 6\nc: ${{ run.id }}")
        #expect(reader.required("c", .oneOrMore(of: .optional(.text)), "") == [nil])
        var other = try self.reader("a: ${{ '5' }}\nc: ${{ run.id }}")
        #expect(other.required("a", .oneOrMore(of: .integer), "") == [5])
        #expect(other.optional("c", .oneOrMore(of: .text), "") == nil)
        #expect(other.diagnostics.all == [])
        #expect(reader.diagnostics.all == [])
        _ = reader.required("b", .list(of: .integer), "")
        #expect(
            reader.diagnostics.all.map(\.message) == ["'b' must be a list of integers, not '6'"]
        )
    }

    @Test func `mappings nest, by name and in lists`() throws {
        var reader = try reader("env: { A: 1, B: x }\nall: [{ n: 1 }, { n: 2, m: 3 }]")
        #expect(reader.required("env", .mapping(of: .text), "") == ["A": "1", "B": "x"])
        let all = reader.mappings("all", "") { $0.required("n", .integer, "") }
        #expect(all == [1, 2])
        #expect(reader.diagnostics.all.map(\.message) == ["unknown key 'm'"])
    }

    @Test func `a key that is declared twice is a mistake of the programmer`() async {
        await #expect(processExitsWith: .failure) {
            var reader = MappingReader.describing()
            _ = reader.optional("a", .text, "")
            _ = reader.optional("a", .text, "")
        }
    }
}
