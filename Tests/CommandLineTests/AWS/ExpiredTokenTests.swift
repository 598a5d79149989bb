import MotoTestSupport
import Testing

/// Credentials that end in the middle of a run.
@Suite(.timeLimit(.minutes(10))) struct `A run on AWS whose token expires` {
    /// The key is good until the first function is created.
    private static let rules: [FaultRule] = [.expired.on("CreateFunction").atMost(1)]

    /// Variables that make a program give the credentials, and the program.
    private func environment(
        _ key: String,
        _ workspace: Workspace,
        _ road: FaultProxy
    ) throws -> [String: String?] {
        try workspace.write(
            #"""
            echo x >> "$0.count"
            NUMBER=$(wc -l < "$0.count")
            printf '{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "s", "SessionToken": "t"}' "\#(key)"
            """#,
            to: "keys.sh"
        )
        try workspace.write(
            "[default]\ncredential_process = sh \(workspace.path)/keys.sh\n",
            to: "config"
        )
        var environment = road.environment
        environment["AWS_ACCESS_KEY_ID"] = .some(nil)
        environment["AWS_SECRET_ACCESS_KEY"] = .some(nil)
        environment["AWS_CONFIG_FILE"] = "\(workspace.path)/config"
        return environment
    }

    @Test func `gets another one, and goes on`() async throws {
        try await withRoadToAWS(Self.rules) { workspace, road in
            try workspace.write(AWSPipelines.both, to: "p.yml")
            let run = try await workspace.run(
                "p.yml",
                environment: try environment("KEY$NUMBER", workspace, road)
            )
            run.expect(status: 0)
            run.expect(says: "left 0")
            let expired = try #require(road.passages.first { $0.fault == "expire" })
            #expect(road.passages.contains { $0.key != expired.key && $0.status == 201 })
            #expect(try await road.left() == [])
        }
    }

    @Test func `says so where there is no other, and ends well with good ones`() async throws {
        try await withRoadToAWS(Self.rules) { workspace, road in
            try workspace.write(AWSPipelines.one(), to: "p.yml")
            let run = try await workspace.run(
                "p.yml",
                "--run-id",
                "r",
                environment: try environment("KEY", workspace, road),
                limit: .seconds(400)
            )
            run.expect(status: 5)
            run.expect(says: "Lambda answered CreateFunction with ExpiredTokenException")
            #expect(try await !road.left().isEmpty)

            let resumed = try await workspace.run(
                "resume",
                "r",
                environment: road.environment,
                limit: .seconds(400)
            )
            resumed.expect(status: 0)
            #expect(try await road.left() == [])
            try await road.expectTeardown(of: "r", in: workspace)
        }
    }
}
