import Testing
import Values

@testable import Pipeline

@Suite struct `A fan-in` {
    private static let text = """
        pipeline: p
        matrix: { mode: [warm, cold, warm-2] }
        steps:
          build: { uses: build, with: { function: hello } }
          deploy: { uses: deploy, with: { provider: local, artifact: "${{ steps.build.artifact }}" } }
          invoke:
            uses: invoke
            for-each: [mode]
            with: { endpoints: "${{ steps.deploy.endpoints }}" }
          collect:
            uses: collect
            when: finished
            if: >-
              ${{ len(steps.invoke.count) == 3 && (steps.invoke.count[0] ?? 0) == 7
              && (steps.invoke.count[1] ?? 0) == 0 && (steps.invoke.count[2] ?? 0) == 9 }}
            with: { samples: "${{ steps.invoke.samples }}" }
        """

    private static func invoked(_ count: Int) -> Value {
        .mapping(["count": .integer(count), "samples": .mapping(["rows": .integer(count)])])
    }

    @Test
    func `what did not succeed is missing at its place, and the others are where they belong`()
        async throws
    {
        let plan = try PlannedText(Self.text).sound()
        var facts = RunFacts(run: Make.run)
        facts.outputs[try plan.index("invoke[mode=warm]")] = Self.invoked(7)
        facts.outputs[try plan.index("invoke[mode=warm-2]")] = Self.invoked(9)
        let collect = try plan.index("collect")
        for state in [TerminalState.failed, .timedOut, .cancelled, .skipped, .blocked] {
            facts.states[try plan.index("invoke[mode=cold]")] = state
            #expect(try plan.instances[collect].condition?(facts) == true, "\(state)")
            _ = try plan.prepare("collect", facts)
        }
        facts.outputs[try plan.index("invoke[mode=cold]")] = Self.invoked(8)
        #expect(try plan.instances[collect].condition?(facts) == false)
    }
}
