import Glibc
import MotoTestSupport
import Testing

/// The program killed in the middle of a request to AWS, whose answer it never hears.
@Suite(.timeLimit(.minutes(10))) struct `A run on AWS that was killed` {
    /// Runs until a request of an operation met the harm, then kills; what the gate held goes on
    /// later, as requests do that are on their way.
    private func kill(
        at operation: String,
        _ fault: String,
        _ workspace: Workspace,
        _ road: FaultProxy
    ) async throws {
        try workspace.write(AWSPipelines.one("replicas: 2"), to: "p.yml")
        let run = try await workspace.run(
            "p.yml",
            "--run-id",
            "r",
            environment: road.environment
        ) { program in
            try await program.reaches(operation) { road.has(operation, fault) }
            program.send(SIGKILL)
        }
        run.expect(status: 128 + 9)
    }

    @Test func `while functions were made is torn down, though the last arrive later`()
        async throws
    {
        try await withRoadToAWS([.gated.on("CreateFunction")]) { workspace, road in
            try await kill(at: "CreateFunction", "gate", workspace, road)
            try await road.openingGateLater {
                try await road.expectTeardown(of: "r", in: workspace)
            }
        }
    }

    @Test func `while a role was made is swept, without a state folder`() async throws {
        try await withRoadToAWS([.gated.on("CreateRole")]) { workspace, road in
            try await kill(at: "CreateRole", "gate", workspace, road)
            try await road.openingGateLater { try await road.expectSweep(in: workspace) }
        }
    }

    @Test func `with functions that nobody heard of is swept, without a state folder`()
        async throws
    {
        try await withRoadToAWS([.held.on("CreateFunction")]) { workspace, road in
            try await kill(at: "CreateFunction", "hold", workspace, road)
            road.openGate()
            #expect(try await road.left().contains { $0.hasPrefix("function ") })
            try await road.expectSweep(in: workspace)
        }
    }

    @Test func `with functions that nobody heard of goes on, and leaves nothing`() async throws {
        try await withRoadToAWS([.held.on("CreateFunction")]) { workspace, road in
            try await kill(at: "CreateFunction", "hold", workspace, road)
            road.clearUp()
            road.openGate()
            let run = try await workspace.run(
                "resume",
                "r",
                environment: road.environment,
                limit: .seconds(400)
            )
            run.expect(status: 0)
            run.expect(says: "left 0")
            #expect(try await road.left() == [])
        }
    }

    @Test func `is not said to be gone by whoever asks elsewhere`() async throws {
        try await withRoadToAWS([.held.on("CreateFunction")]) { workspace, road in
            try await kill(at: "CreateFunction", "hold", workspace, road)
            road.clearUp()
            road.openGate()
            let address = try #require(road.environment["AWS_ENDPOINT_URL"] ?? nil)
            for (variable, value) in [("AWS_REGION", "eu-north-1"), ("AWS_ENDPOINT_URL", nil)] {
                var environment = road.environment
                environment[variable] = .some(value)
                let refused = try await workspace.run("teardown", "r", environment: environment)
                refused.expect(status: 5)
                #expect(refused.output.contains("and the settings here lead to \(value ?? "")"))
                #expect(try await road.left().contains { $0.hasPrefix("function ") })
            }
            var environment = road.environment
            environment["AWS_ENDPOINT_URL"] = .some(nil)
            let removed = try await workspace.run(
                "teardown",
                "r",
                "--endpoint-url",
                address,
                environment: environment,
                limit: .seconds(400)
            )
            removed.expect(status: 0)
            #expect(try await road.left() == [])
        }
    }
}
