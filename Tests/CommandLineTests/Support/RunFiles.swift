import Results
import Testing

extension Workspace {
    /// The folder of a run.
    func folder(of run: String) -> String { ".stellar/runs/\(run)" }

    /// The summary of a run as a script reads it.
    func summary(of run: String) throws -> JSON {
        try JSON(text: text(of: "\(folder(of: run))/summary.json"))
    }

    /// The results in a summary, by their instances.
    func results(of run: String) throws -> [String: JSON] {
        let results = try #require(try summary(of: run)["results"]).elements
        return Dictionary(results.map { ($0["instance"]?.text ?? "", $0) }) { first, _ in first }
    }

    /// The samples of an instance of a run.
    func samples(of instance: String, in run: String) throws -> [Sample] {
        try SampleFile(path: "\(path)/\(folder(of: run))/\(instance)/samples.csv").samples
    }

    /// How many samples of an instance are in its file by now.
    func rows(of instance: String, in run: String) -> Int {
        text(of: "\(folder(of: run))/\(instance)/samples.csv").split(separator: "\n").count
    }
}

extension Workspace {
    /// Expects that `teardown` finds nothing left of a run.
    func expectNothingLeft(
        of run: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let receipt = try await self.run("teardown", run, "--json")
        receipt.expect(status: 0, sourceLocation: sourceLocation)
        let left = try JSON(text: receipt.output)["left"]
        #expect(left == .integer(0), "\(receipt)", sourceLocation: sourceLocation)
    }
}
