import Testing

@testable import Pipeline

@Suite struct `The JSON of a plan` {
    @Test func `is what scripts rely on`() throws {
        let child = """
            pipeline: c
            params: { runtime: { type: text } }
            matrix: { mode: [cold] }
            steps:
              build:
                uses: build
                for-each: [mode]
                with: { function: f, runtime: "${{ params.runtime }}" }
            """
        let plan = try PlannedText(
            """
            pipeline: p
            matrix: { runtime: [go, node] }
            steps:
              first: { uses: provision }
              call:
                uses: ./c.yml
                for-each: [runtime]
                exclude: [{ runtime: node }]
                needs: [first]
                with: { runtime: "${{ matrix.runtime }}" }
            """,
            files: ["c.yml": child]
        ).sound()
        try Snapshot("plan-json").expect(PlanEncoding(plan).json())
    }
}
