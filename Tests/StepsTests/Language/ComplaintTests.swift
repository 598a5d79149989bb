import Foundation
import Pipeline
import Testing
import Values

/// What people complain about in other engines, where no other test shows that it is different
/// here; `docs/complaints.md` has the whole list.
@Suite struct `What other engines are complained about` {
    private static func plan(
        _ text: String,
        set: [String: String] = [:]
    ) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let planner = Planner(catalog: ShippedLanguage.catalog) {
            _,
            shown throws(UnreadableSource) in SourceText(file: shown, text: text)
        }
        return planner.plan(file: "p.yml", set: set)
    }

    /// The condition of the second step, evaluated with what the first left.
    private static func isMet(_ condition: String, stdout: String) throws -> Bool {
        let (plan, found) = plan(
            """
            pipeline: p
            steps:
              say: { uses: run, with: { program: echo } }
              judge:
                uses: run
                if: ${{ \(condition) }}
                with: { program: "true" }
            """
        )
        let sound = try #require(plan, "\(DiagnosticRenderer().render(found))")
        let run = try #require(RunID("r"))
        let facts = RunFacts(run: run, outputs: [0: .mapping(["stdout": .text(stdout)])])
        let condition = try #require(sound.instances[1].condition)
        return try condition(facts)
    }

    @Test(arguments: [
        "NO", "no", "on", "Yes", "~", "null", "1.10", "3.12", "0755", "1:30", "1e3", "0x1f",
        "2024-01-01", ".5", "+1", "1_000",
    ])
    func `a word that YAML takes for something else stays the word`(word: String) throws {
        // A value of an axis becomes part of names, where these two have letters too many.
        let isName = !["~", "1:30"].contains(word)
        let text = """
            pipeline: p
            params: { word: { type: text, default: \(word) } }
            matrix: { word: [\(isName ? word : "x")] }
            steps:
              say: { uses: run, for-each: [word], with: { program: echo, arguments: [\(word)] } }
              same:
                uses: run
                if: ${{ params.word == '\(word)' }}
                with: { program: echo }
            """
        let (plan, found) = Self.plan(text)
        let sound = try #require(plan, "\(DiagnosticRenderer().render(found))")
        #expect(sound.instances[0].id.description == "say[word=\(isName ? word : "x")]")
        let facts = RunFacts(run: try #require(RunID("r")))
        #expect(try sound.instances[1].condition?(facts) == true)
    }

    @Test func `no key of the language is a boolean, a number or null to another reader`() {
        let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"]
        var keys: Set<String> = []
        func visit(_ value: Value) {
            switch value {
            case .mapping(let members):
                if case .mapping(let properties)? = members["properties"] {
                    keys.formUnion(properties.keys)
                }
                for member in members.values { visit(member) }
            case .list(let elements):
                for element in elements { visit(element) }
            default: break
            }
        }
        visit(PipelineSchema(ShippedLanguage.catalog).document)
        #expect(keys.count > 50)
        #expect(keys.isDisjoint(with: words))
        #expect(keys.allSatisfy { Double($0) == nil })
    }

    @Test(arguments: [
        ("'0' == 0", DiagnosticCode.typeMismatch), ("steps.say.stdout ?? ''", .needlessFallback),
        ("'' == 0", .typeMismatch), ("'true' == true", .typeMismatch), ("!0", .typeMismatch),
        ("1 && true", .typeMismatch), ("'a' < 'b'", .typeMismatch), ("10s == 10", .typeMismatch),
    ])
    func `nothing is compared with something of another kind`(
        condition: String,
        code: DiagnosticCode
    ) {
        let (_, found) = Self.plan(
            """
            pipeline: p
            steps:
              say: { uses: run, with: { program: echo } }
              judge: { uses: run, if: "${{ \(condition) }}", with: { program: echo } }
            """
        )
        #expect(found.contains { $0.code == code }, "\(DiagnosticRenderer().render(found))")
    }

    @Test func `texts are equal when they are the same, capitals included`() throws {
        #expect(try Self.isMet("steps.say.stdout == 'warm'", stdout: "warm"))
        #expect(try !Self.isMet("steps.say.stdout == 'warm'", stdout: "Warm"))
        #expect(try !Self.isMet("steps.say.stdout == ''", stdout: "0"))
    }

    @Test func `a value with the marks of an expression or of YAML in it is only a value`() throws {
        let hostile = "${{ secrets.token }}\n- x: &a [*a]' \" # $(id)"
        #expect(try Self.isMet("steps.say.stdout != 'x'", stdout: hostile))
        let (plan, found) = Self.plan(
            """
            pipeline: p
            params: { word: { type: text } }
            secrets: [token]
            steps:
              say: { uses: run, if: "${{ params.word != 'x' }}", with: { program: echo } }
            """,
            set: ["word": hostile]
        )
        let sound = try #require(plan, "\(DiagnosticRenderer().render(found))")
        let facts = RunFacts(run: try #require(RunID("r")))
        #expect(try sound.instances[0].condition?(facts) == true)
    }

    @Test func `a matrix may have hundreds of instances, and one of them can be waited for`() throws
    {
        let numbers = (1...25).map { "n\($0)" }.joined(separator: ", ")
        let (plan, found) = Self.plan(
            """
            pipeline: p
            matrix: { a: [\(numbers)], b: [\(numbers)] }
            steps:
              one: { uses: run, for-each: [a, b], with: { program: echo } }
              two: { uses: run, for-each: [a, b], needs: [one], with: { program: echo } }
              all:
                uses: run
                with: { program: echo, arguments: ["${{ join(steps.two.stdout, ' ') }}"] }
            """
        )
        let sound = try #require(plan, "\(DiagnosticRenderer().render(found))")
        #expect(sound.instances.count == 2 * 625 + 1)
        #expect(sound.instances[625..<1250].allSatisfy { $0.dependencies.count == 1 })
        #expect(sound.instances[1250].dependencies.count == 625)
    }

    @Test(arguments: ["1 + 1", "params.n * 2", "lambda(x)", "steps.map(x)", "1 ? 2 : 3"])
    func `the language computes nothing and has no functions of one's own`(expression: String) {
        let (plan, _) = Self.plan(
            """
            pipeline: p
            params: { n: { type: integer, default: 1 } }
            steps:
              say: { uses: run, with: { program: echo, arguments: ["${{ \(expression) }}"] } }
            """
        )
        #expect(plan == nil)
    }
}
