import MotoTestSupport
import Testing

/// What is known of a run on AWS before it begins: what it costs, and what must be allowed.
@Suite struct `Before a run on AWS` {
    private static let near = """
        pipeline: near
        steps:
          client: { uses: provision, with: { near: aws, lifetime: 12h } }
          build: { uses: build, with: { function: hello, runtime: python } }
          deploy:
            uses: deploy
            with:
              provider: aws
              artifact: ${{ steps.build.artifact }}
              size: 51MiB
        """

    @Test func `plan says what machines and stored packages cost at most`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.near, to: "p.yml")
            let plan = try await workspace.run("plan", "p.yml")
            plan.expect(status: 0)
            let costs = """
                  costs       by the prices of aws in us-east-1 of 2026-06-17
                              below $0.01  0.05 GiB of packages, stored for a month on aws
                              at most $1.071000 more  12 hours of a machine c7i.large on aws
                              at most $0.060000 more  12 hours of a public address on aws
                              not counted: disks of machines, and what leaves the cloud
                """
            #expect(plan.output.contains(costs), "\(plan)")
        }
    }

    @Test func `a machine of a size without a price has no known price`() async throws {
        try await withWorkspace { workspace in
            let text = Self.near.replacing("lifetime: 12h", with: "size: z9.huge")
            try workspace.write(text, to: "p.yml")
            let plan = try await workspace.run("plan", "p.yml")
            plan.expect(status: 0)
            #expect(plan.output.contains("not known: what client costs"), "\(plan)")
        }
    }

    @Test func `doctor says what must be allowed, and nothing else is asked for by the run`()
        async throws
    {
        // Lost replies, so that it is looked for what is there already.
        try await withRoadToAWS([.lostReply.ofEach.atMost(1)]) { workspace, road in
            try workspace.write(AWSPipelines.both, to: "p.yml")
            let said = try await permissions(workspace, road)
            let run = try await workspace.run(
                "p.yml",
                environment: road.environment,
                limit: .seconds(400)
            )
            run.expect(status: 0)
            let asked = Set(road.passages.compactMap(\.permission))
            #expect(asked.isSubset(of: said), "\(asked.subtracting(said))")
            #expect(asked.contains("iam:ListRoleTags"))
            for service in ["ec2:", "ecr:", "s3:", "ssm:", "tag:"] {
                #expect(!said.contains { $0.hasPrefix(service) })
            }
        }
    }

    @Test func `doctor needs no credentials to say what must be allowed`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.near, to: "p.yml")
            let nobody: [String: String?] = [
                "AWS_ACCESS_KEY_ID": nil, "AWS_PROFILE": nil,
                "AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "AWS_REGION": "eu-west-1",
            ]
            let doctor = try await workspace.run("doctor", "p.yml", environment: nobody)
            doctor.expect(status: 0)
            for needed in ["ec2:RunInstances", "s3:PutObject", "lambda:CreateFunctionUrlConfig"] {
                #expect(doctor.output.contains(needed), "\(doctor)")
            }
            #expect(!doctor.output.contains("apigateway:"))
        }
    }

    private func permissions(_ workspace: Workspace, _ road: FaultProxy) async throws -> Set<String>
    {
        let doctor = try await workspace.run(
            "doctor",
            "p.yml",
            "--json",
            environment: road.environment
        )
        doctor.expect(status: 0)
        let finding = try doctor.events.first { $0["name"] == .text("permissions for aws") }
        let text = try #require(finding?["detail"]?.text)
        return Set(text.split(separator: " ").map(String.init))
    }
}

extension FaultProxy.Passage {
    /// What it needs; `nil` where everybody may.
    fileprivate var permission: String? {
        switch service {
        case "sts", "": return nil
        case "apigateway":
            let verbs = ["Create": "POST", "Delete": "DELETE", "Get": "GET"]
            return verbs.first { operation.hasPrefix($0.key) }.map { "apigateway:\($0.value)" }
        default: return "\(service):\(operation)"
        }
    }
}
