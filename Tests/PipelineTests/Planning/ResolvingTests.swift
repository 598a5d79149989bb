import Testing
import Values

@testable import Pipeline

@Suite struct `Resolving` {
    private static let text = """
        pipeline: p
        matrix: { mode: [warm, cold] }
        steps:
          build: { uses: build, with: { function: hello } }
          deploy:
            uses: deploy
            for-each: [mode]
            if: ${{ matrix.mode == 'cold' || run.id == 'r1' }}
            with:
              provider: local
              artifact: ${{ steps.build.artifact }}
              replicas: ${{ if(matrix.mode == 'cold', 50, 1) }}
          collect:
            uses: collect
            when: finished
            needs: [deploy]
            with:
              title: ${{ if(len(steps.deploy.endpoints) == 2, run.id, 'none') }}
              samples: []
        """

    @Test func `what was not known is known in the run`() throws {
        let plan = try PlannedText(Self.text).sound()
        var facts = RunFacts(run: try run())
        let failure = #expect(throws: StepFailure.self) {
            try plan.prepare("deploy[mode=warm]", facts)
        }
        #expect(failure?.code == .invalid)
        #expect(
            failure?.message.hasPrefix("p.yml:11:17: 'artifact' has no value in this run") == true
        )
        facts.outputs[0] = .mapping(["artifact": .mapping(["digest": .text("d")])])
        _ = try plan.prepare("deploy[mode=warm]", facts)
    }

    @Test func `one that stands for a list of one is told from a list by its type`() throws {
        let plan = try PlannedText(
            """
            pipeline: p
            steps:
              one: { uses: deploy, with: { provider: local, artifact: "${{ steps.build.artifact }}" } }
              build: { uses: build, with: { function: hello } }
              all: { uses: invoke, with: { endpoints: "${{ steps.one.endpoints }}" } }
              both:
                uses: invoke
                with: { endpoints: ["${{ steps.one.endpoints }}", "${{ steps.one.endpoints }}"] }
            """
        ).sound()
        let endpoints = Value.mapping(["endpoints": .list([.text("http://a"), .text("http://b")])])
        let facts = try RunFacts(run: run(), outputs: [try plan.index("one"): endpoints])
        _ = try plan.prepare("all", facts)
        _ = try plan.prepare("both", facts)
    }

    @Test func `a condition is evaluated with what is known then`() throws {
        let plan = try PlannedText(Self.text).sound()
        let other = RunFacts(run: try #require(RunID("r2")))
        #expect(try plan.instances[1].condition?(other) == false)
        #expect(try plan.instances[2].condition?(other) == true)
        #expect(try plan.instances[1].condition?(RunFacts(run: try run())) == true)
    }

    @Test func `what a step left in a wrong form fails the step that reads it`() throws {
        let plan = try PlannedText(Self.text).sound()
        let facts = try RunFacts(run: run(), outputs: [0: .mapping(["artifact": .list([])])])
        let failure = #expect(throws: StepFailure.self) {
            try plan.prepare("deploy[mode=cold]", facts)
        }
        #expect(failure?.message.contains("'artifact' does not hold artifact") == true)
    }

    @Test func `an output is encoded with the types that it declares`() throws {
        struct Output: StepOutput {
            var spent = "1m30s"
            var size = 5
            var ratio = 2.0
            static var outputs: [OutputDeclaration] {
                [
                    OutputDeclaration("spent", .duration, ""),
                    OutputDeclaration("size", .byteCount, ""),
                    OutputDeclaration("ratio", .number, ""),
                    OutputDeclaration("more", .optional(.text), ""),
                ]
            }
        }
        let encoded = try OutputEncoding.encode(Output())
        #expect(
            encoded
                == .mapping([
                    "spent": .duration(.seconds(90)), "size": .byteCount(ByteCount(bytes: 5)),
                    "ratio": .number(2), "more": .null,
                ])
        )
        #expect(throws: StepFailure.self) { try OutputEncoding.encode(Output(spent: "soon")) }
    }

    @Test func `secrets arrive where they are wanted and nowhere else`() throws {
        func pipeline(_ key: String) -> String {
            """
            pipeline: p
            secrets: [hook]
            steps: { a: { uses: notify, with: { \(key): "${{ secrets.hook }}" } } }
            """
        }
        let plan = try PlannedText(pipeline("slack")).sound()
        #expect(plan.secrets == ["hook"])
        let facts = try RunFacts(
            run: run(),
            secrets: ["hook": .secret(Secret(name: "hook", value: "v"))]
        )
        _ = try plan.prepare("a", facts)
        #expect(PlannedText(pipeline("text")).codes == [.secretInExpression])
        let mixed = pipeline("text").replacing("\"${{", with: "\"x ${{")
        #expect(PlannedText(mixed).codes == [.secretInExpression])
    }

    @Test func `requirements are gathered from those who have them`() throws {
        let plan = try PlannedText(
            """
            pipeline: p
            matrix: { runtime: [python, go], mode: [warm, cold] }
            steps:
              build:
                uses: build
                for-each: [runtime, mode]
                with: { function: hello, runtime: "${{ matrix.runtime }}" }
            """
        ).sound()
        #expect(plan.requirements.map(\.requirement.name) == ["python", "go"])
        #expect(
            plan.requirements[1].instances.map(\.description) == [
                "build[runtime=go,mode=warm]", "build[runtime=go,mode=cold]",
            ]
        )
    }
}
