import Testing

@testable import Pipeline

@Suite struct `Edges` {
    @Test func `of the steps that may come next the first of the file does`() throws {
        let plan = try PlannedText(
            """
            pipeline: p
            steps:
              d: { uses: provision, needs: [c] }
              b: { uses: provision, needs: [e] }
              c: { uses: provision }
              a: { uses: provision, needs: [c] }
              e: { uses: provision }
            """
        ).sound()
        #expect(plan.instances.map(\.id.description) == ["c", "d", "a", "e", "b"])
    }

    @Test func `a cycle is shown as the path that closes it`() {
        let planned = PlannedText(
            """
            pipeline: p
            steps:
              a: { uses: provision, needs: [b] }
              b: { uses: provision, needs: [c] }
              c: { uses: provision, needs: [a] }
            """
        )
        #expect(planned.messages == ["these steps wait for each other: a → b → c → a"])
        #expect(
            planned.diagnostics[0].notes.map(\.message) == [
                "'b' waits for 'c'", "'c' waits for 'a'",
            ]
        )
    }

    @Test func `a step that waits for itself is a cycle`() {
        let planned = PlannedText("pipeline: p\nsteps: { a: { uses: provision, needs: a } }")
        #expect(planned.messages == ["the step 'a' waits for itself"])
    }

    @Test func `the rest of a pipeline with a cycle is checked all the same`() {
        let planned = PlannedText(
            """
            pipeline: p
            steps:
              a: { uses: build, needs: [b], with: { function: f, runtime: cobol } }
              b: { uses: provision, needs: [a] }
              c: { uses: build, with: {} }
            """
        )
        #expect(planned.codes == [.cycle, .unknownWord, .missingKey])
    }

    @Test func `unknown steps, outputs and params are named with what was probably meant`() {
        let planned = PlannedText(
            """
            pipeline: p
            params: { samples: { type: integer, default: 1 } }
            steps:
              build: { uses: build, needs: [bild], with: { function: "${{ params.sample }}" } }
              deploy: { uses: deploy, with: { provider: local, artifact: "${{ steps.build.artefact }}" } }
              other: { uses: deploy, with: { provider: local, artifact: "${{ steps.biuld.artifact }}" } }
            """
        )
        #expect(
            planned.codes == [
                .unknownNeed, .unknownReference, .unknownReference, .unknownReference,
            ]
        )
        #expect(
            planned.diagnostics.map(\.help) == [
                "did you mean 'build'?", "did you mean 'samples'?", "did you mean 'artifact'?",
                "did you mean 'build'?",
            ]
        )
    }

    @Test(arguments: ["if: \"${{ false }}\"", "when: failed, needs: [b]", "optional: true"])
    func `what a step leaves that may not be done needs a fallback`(key: String) {
        func pipeline(_ title: String) -> String {
            """
            pipeline: p
            steps:
              b: { uses: provision }
              a: { uses: collect, \(key), with: { samples: [] } }
              c: { uses: collect, with: { samples: [], title: "${{ steps.a.report\(title) }}" } }
            """
        }
        #expect(PlannedText(pipeline("")).codes == [.missingFallback])
        #expect(PlannedText(pipeline(" ?? 'none'")).codes == [])
    }

    @Test func `at the end of a pipeline what steps leave may be missing`() throws {
        let text = """
            pipeline: p
            secrets: [hook]
            steps:
              a: { uses: collect, with: { samples: [] } }
            finally:
              tell:
                uses: collect
                when: [failed, leaked]
                with: { samples: [], title: "${{ steps.a.report ?? '?' }}" }
              again: { uses: notify, with: { slack: "${{ secrets.hook }}" } }
            """
        let plan = try PlannedText(text).sound()
        #expect(plan.instances.map(\.phase) == [.steps, .finally(0), .finally(1)])
        #expect(plan.instances.map(\.dependencies) == [[], [], []])
        #expect(plan.instances[1].when == .run([.failed, .leaked]))
        #expect(plan.instances[2].when == .always)
        #expect(plan.secrets == ["hook"])
        let bare = text.replacing(" ?? '?'", with: "")
        #expect(PlannedText(bare).codes == [.missingFallback])
    }

    @Test(arguments: [
        ("if: \"${{ 5 }}\"", DiagnosticCode.wrongType),
        ("if: maybe", .wrongType),
        ("when: [failed, finished]", .wrongType),
        ("when: failling", .unknownWord),
        ("optional: yes", .wrongType),
        ("runs-on: here", .wrongType),
        ("not-before: Monday", .invalidWeekTime),
        ("for-each: [mode]", .unknownAxis),
        ("needz: [a]", .unknownKey),
    ])
    func `a key of a step holds what it says`(key: String, code: DiagnosticCode) {
        let text = "pipeline: p\nsteps: { a: { uses: provision, \(key) } }"
        #expect(PlannedText(text).codes == [code])
    }

    @Test func `a machine makes an edge and stays in the plan`() throws {
        let plan = try PlannedText(
            """
            pipeline: p
            steps:
              client: { uses: provision }
              a: { uses: provision, runs-on: "${{ steps.client.machine }}", not-before: "Mon 12:00" }
            """
        ).sound()
        #expect(plan.needs("a") == ["client"])
        #expect(plan.instances[1].notBefore == WeekTime("Mon 12:00"))
        let machine = Value.mapping(["host": .text("h")])
        let facts = try RunFacts(run: run(), outputs: [0: .mapping(["machine": machine])])
        #expect(try plan.instances[1].machine?(facts) == machine)
    }
}

/// Some run.
func run() throws -> RunID { try #require(RunID("r1")) }
