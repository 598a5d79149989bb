import Testing

@testable import Pipeline

@Suite struct `A large plan` {
    // Comparing every instance with every other would take many times as long.
    @Test(.timeLimit(.minutes(1)))
    func `of thousands of instances is made in seconds`() throws {
        let numbers = (0..<60).map(String.init).joined(separator: ", ")
        let plan = try PlannedText(
            """
            pipeline: p
            matrix: { x: [\(numbers)], y: [\(numbers)] }
            steps:
              build: { uses: build, for-each: [x], with: { function: "f${{ matrix.x }}" } }
              deploy:
                uses: deploy
                for-each: [x, y]
                with: { provider: local, artifact: "${{ steps.build.artifact }}" }
              invoke:
                uses: invoke
                for-each: [x, y]
                with: { endpoints: "${{ steps.deploy.endpoints }}", samples: 5 }
              collect: { uses: collect, with: { samples: "${{ steps.invoke.samples }}" } }
            """
        ).sound()
        #expect(plan.instances.count == 60 + 2 * 3600 + 1)
        #expect(plan.needs("invoke[x=59,y=1]") == ["deploy[x=59,y=1]"])
        #expect(plan.instances.last?.dependencies.count == 3600)
    }

    // Keeping for each step what all before it look like would take gigabytes.
    @Test(.timeLimit(.minutes(1)))
    func `of one long chain that is written from its end is made in seconds`() throws {
        let steps = (0..<3000).reversed().map { number in
            "  s\(number): { uses: provision\(number > 0 ? ", needs: [s\(number - 1)]" : "") }"
        }
        let text = "pipeline: p\nsteps:\n" + steps.joined(separator: "\n")
        let plan = try PlannedText(text).sound()
        #expect(plan.instances.map(\.id.description) == (0..<3000).map { "s\($0)" })
        #expect(plan.needs("s2999") == ["s2998"])
    }
}
