import MotoTestSupport
import Testing

// What has to be left when somebody cleans up after a run: nothing, as boto3 sees it.
extension FaultProxy {
    /// Expects that `teardown` leaves nothing of a run.
    func expectTeardown(
        of run: String,
        in workspace: Workspace,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let receipt = try await workspace.run(
            "teardown",
            run,
            "--json",
            environment: environment,
            limit: .seconds(400)
        )
        receipt.expect(status: 0, sourceLocation: sourceLocation)
        let left = try JSON(text: receipt.output)["left"]
        #expect(left == .integer(0), "\(receipt)", sourceLocation: sourceLocation)
        #expect(try await self.left() == [], sourceLocation: sourceLocation)
    }

    /// Expects that `sweep` finds something, without any memory, and leaves nothing.
    func expectSweep(
        in workspace: Workspace,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let sweep = try await workspace.run(
            "sweep",
            "--provider",
            "aws",
            "--state",
            "elsewhere",
            "--json",
            environment: environment,
            limit: .seconds(400)
        )
        sweep.expect(status: 0, sourceLocation: sourceLocation)
        let receipt = try JSON(text: sweep.output)
        #expect(receipt["left"] == .integer(0), "\(sweep)", sourceLocation: sourceLocation)
        #expect(receipt["removed"] != .integer(0), "\(sweep)", sourceLocation: sourceLocation)
        #expect(try await self.left() == [], sourceLocation: sourceLocation)
    }

    /// Does something while what waits at the gate goes on, some time after it began.
    func openingGateLater(_ body: () async throws -> Void) async throws {
        async let opening: Void = openGateLater()
        try await body()
        try await opening
        #expect(try await left() == [])
    }

    private func openGateLater() async throws {
        try await Task.sleep(for: .seconds(8))
        openGate()
    }
}
