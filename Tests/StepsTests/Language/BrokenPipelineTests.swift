import Foundation
import Pipeline
import Testing

@Suite struct `A broken pipeline` {
    @Test(arguments: BrokenPipeline.all)
    func `is told what is wrong`(pipeline: BrokenPipeline) throws {
        let text = DiagnosticRenderer().render(pipeline.diagnostics)
        #expect(!text.isEmpty, "nothing is wrong with it")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            return try Data(text.utf8).write(to: pipeline.expected)
        }
        let expected = String(decoding: try Data(contentsOf: pipeline.expected), as: UTF8.self)
        #expect(text == expected)
    }

    @Test func `has company: there are many, and every text has its pipeline`() {
        #expect(BrokenPipeline.all.count >= 120)
        #expect(BrokenPipeline.names(endingIn: ".txt") == BrokenPipeline.all.map(\.name))
    }

    @Test func `stands for every code that a file can be wrong by`() {
        let found = Set(BrokenPipeline.all.flatMap(\.diagnostics).map(\.code))
        // Would fill the disk; is no pipeline; is only found in the course of a run.
        let elsewhere: Set<DiagnosticCode> = [.fileTooLarge, .invalidJSON, .valueNotKnown]
        let missing = Set(DiagnosticCode.allCases).subtracting(found).subtracting(elsewhere)
        #expect(missing.isEmpty)
    }
}
