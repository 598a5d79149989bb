import FoundationEssentials
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

    @Test func `is the same however many instances there are`() throws {
        let values = (0..<250).map { "v\($0)" }
        let plan = try PlannedText(
            """
            pipeline: p
            matrix: { a: [\(values.joined(separator: ", "))] }
            steps: { one: { uses: provision, for-each: [a] } }
            """
        ).sound()
        var pieces: [Int] = []
        try PlanEncoding(plan).write { pieces.append($0.count) }
        let text = try PlanEncoding(plan).json()
        #expect(pieces.reduce(0, +) == text.utf8.count)
        #expect(pieces.allSatisfy { $0 < text.utf8.count / 2 })
        let read = try JSONDecoder().decode(Instances.self, from: Data(text.utf8))
        #expect(read.instances.map(\.id) == values.map { "one[a=\($0)]" })
        // As the encoder itself would lay it out.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count { $0 == "    {" } == values.count)
        #expect(lines.count { $0 == "    }," } == values.count - 1)
    }

    private struct Instances: Decodable {
        struct Instance: Decodable {
            let id: String
        }
        let instances: [Instance]
    }
}
