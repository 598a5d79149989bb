import Testing
import Values

@testable import Pipeline

@Suite struct `Reuse` {
    private static let family = """
        pipeline: family
        params:
          provider: { type: provider }
          modes: { type: list, default: [warm, cold] }
        secrets: [hook]
        matrix: { mode: "${{ params.modes }}" }
        steps:
          build: { uses: build, with: { function: hello } }
          deploy:
            uses: deploy
            for-each: [mode]
            with: { provider: "${{ params.provider }}", artifact: "${{ steps.build.artifact }}" }
          invoke:
            uses: invoke
            for-each: [mode]
            with: { endpoints: "${{ steps.deploy.endpoints }}", mode: "${{ matrix.mode }}" }
        finally:
          notify: { uses: notify, with: { slack: "${{ secrets.hook }}" } }
          last: { uses: provision }
        outputs:
          samples: ${{ steps.invoke.samples }}
        """

    private static let weekly = """
        pipeline: weekly
        secrets: [slack]
        matrix: { provider: [local, aws] }
        steps:
          client: { uses: provision }
          family:
            uses: ./families/family.yml
            for-each: [provider]
            needs: [client]
            with: { provider: "${{ matrix.provider }}", hook: "${{ secrets.slack }}" }
          collect:
            uses: collect
            for-each: [provider]
            with: { samples: "${{ steps.family.samples }}" }
        """

    @Test func `instances are named by their path and wait only inside their pipeline`() throws {
        let plan = try PlannedText(Self.weekly, files: ["families/family.yml": Self.family]).sound()
        #expect(
            plan.names.prefix(4) == [
                "client", "family[provider=local]", "family[provider=local]/build",
                "family[provider=local]/deploy[mode=warm]",
            ]
        )
        #expect(plan.names.count == 1 + 2 * 7 + 2)
        #expect(plan.needs("family[provider=aws]") == ["client"])
        #expect(plan.needs("family[provider=aws]/build") == [])
        #expect(
            plan.needs("family[provider=aws]/invoke[mode=cold]")
                == ["family[provider=aws]/deploy[mode=cold]"]
        )
        #expect(plan.needs("collect[provider=aws]") == ["family[provider=aws]"])
        #expect(
            plan.scopes == [
                PlannedScope(folder: "/home", file: "p.yml"),
                PlannedScope(owner: 1, folder: "/home/families", file: "families/family.yml"),
                PlannedScope(owner: 8, folder: "/home/families", file: "families/family.yml"),
            ]
        )
        #expect(plan.secrets == ["slack"])
    }

    @Test func `a reused pipeline does not notify unless it is told to`() throws {
        let files = ["families/family.yml": Self.family]
        let quiet = try PlannedText(Self.weekly, files: files).sound()
        #expect(!quiet.names.contains("family[provider=aws]/notify"))
        #expect(quiet.instances[try quiet.index("family[provider=aws]/last")].phase == .finally(0))
        let loud = Self.weekly.replacing("needs: [client]", with: "always-notify: true")
        let plan = try PlannedText(loud, files: files).sound()
        #expect(plan.names.contains("family[provider=aws]/notify"))
    }

    @Test func `outputs and params pass through, whenever they become known`() throws {
        let child = """
            pipeline: child
            params: { title: { type: text } }
            steps:
              a: { uses: collect, with: { samples: [], title: "<${{ params.title }}>" } }
            outputs: { report: "${{ steps.a.report }}", spent: "${{ steps.a.spent }}" }
            """
        let text = """
            pipeline: p
            steps:
              first: { uses: collect, with: { samples: [] } }
              call: { uses: ./c.yml, with: { title: "${{ steps.first.report }}" } }
              last: { uses: invoke, with: { endpoints: [], timeout: "${{ steps.call.spent }}" } }
            """
        let plan = try PlannedText(text, files: ["c.yml": child]).sound()
        #expect(plan.names == ["first", "call", "call/a", "last"])
        var facts = RunFacts(run: try run())
        #expect(throws: StepFailure.self) { try plan.prepare("call/a", facts) }
        facts.outputs[0] = .mapping(["report": .text("x")])
        _ = try plan.prepare("call/a", facts)
        facts.outputs[2] = .mapping(["report": .text("y"), "spent": .text("1m30s")])
        guard case .pipeline(let scope, let outputs) = plan.instances[1].work else {
            Issue.record("a call is a pipeline")
            return
        }
        #expect(scope == 1)
        #expect(
            try outputs(facts)
                == .mapping(["report": .text("y"), "spent": .duration(.seconds(90))])
        )
    }

    @Test(arguments: [
        ("{ provider: local }", DiagnosticCode.missingKey),
        ("{ provider: local, hook: x }", .wrongType),
        ("{ provider: local, hook: \"${{ secrets.slack }}\", mode: cold }", .unknownKey),
        ("{ provider: azur, hook: \"${{ secrets.slack }}\" }", .unknownWord),
        (
            "{ provider: \"${{ secrets.slack }}\", hook: \"${{ secrets.slack }}\" }",
            .secretInExpression
        ),
    ])
    func `with binds the params and the secrets, and nothing else`(
        with: String,
        code: DiagnosticCode
    ) {
        let text = """
            pipeline: p
            secrets: [slack]
            steps: { call: { uses: ./c.yml, with: \(with) } }
            """
        let planned = PlannedText(text, files: ["c.yml": Self.family])
        #expect(planned.codes == [code], "\(planned.rendered)")
    }

    @Test func `a pipeline that reuses itself is shown as the way back`() {
        let planned = PlannedText(
            "pipeline: p\nsteps: { a: { uses: ./x/b.yml } }",
            files: ["x/b.yml": "pipeline: b\nsteps: { c: { uses: ../p.yml } }"]
        )
        #expect(planned.messages == ["a pipeline cannot reuse itself: p.yml → x/b.yml → p.yml"])
        #expect(planned.diagnostics[0].span.source.file == "x/b.yml")
    }

    @Test func `a file that is missing is reported where it is named`() {
        let planned = PlannedText("pipeline: p\nsteps: { a: { uses: ./none.yml } }")
        #expect(planned.codes == [.unreadableFile])
        #expect(planned.diagnostics[0].span.source.file == "p.yml")
    }

    @Test func `a matrix cannot wait for a step of the caller`() {
        let child = """
            pipeline: c
            params: { xs: { type: list } }
            matrix: { x: "${{ params.xs }}" }
            steps: { a: { uses: provision, for-each: [x] } }
            """
        let text = """
            pipeline: p
            steps:
              a: { uses: collect, with: { samples: [] } }
              call: { uses: ./c.yml, with: { xs: ["${{ steps.a.report }}"] } }
            """
        #expect(PlannedText(text, files: ["c.yml": child]).codes == [.deferredMatrix])
    }

    @Test func `the machine of a call is that of its instances`() throws {
        let text = """
            pipeline: p
            steps:
              client: { uses: provision }
              call: { uses: ./c.yml, runs-on: "${{ steps.client.machine }}" }
            """
        let child = "pipeline: c\nsteps: { a: { uses: provision } }"
        let plan = try PlannedText(text, files: ["c.yml": child]).sound()
        let facts = try RunFacts(run: run(), outputs: [0: .mapping(["machine": .mapping([:])])])
        #expect(try plan.instances[2].machine?(facts) == .mapping([:]))
    }

    @Test(.timeLimit(.minutes(1)))
    func `pipelines that reuse each other many times over are refused`() {
        func level(_ name: String, _ next: String) -> String {
            let calls = (0..<10).map { "  s\($0): { uses: ./\(next).yml }" }.joined(separator: "\n")
            return "pipeline: \(name)\nsteps:\n\(calls)\n"
        }
        var files = ["l9.yml": "pipeline: l9\nsteps: { a: { uses: provision } }"]
        for depth in 1..<9 { files["l\(depth).yml"] = level("l\(depth)", "l\(depth + 1)") }
        #expect(PlannedText(level("p", "l1"), files: files).codes.contains(.matrixTooLarge))
    }

    @Test func `pipelines reuse each other only so deep`() {
        var files: [String: String] = [:]
        for depth in 1..<40 {
            files["l\(depth).yml"] = "pipeline: l\nsteps: { a: { uses: ./l\(depth + 1).yml } }"
        }
        let planned = PlannedText("pipeline: p\nsteps: { a: { uses: ./l1.yml } }", files: files)
        #expect(planned.codes == [.recursiveReuse])
    }
}
