import Foundation
import MotoTestSupport
import Testing

/// The program as it is shipped, at moto, with harm done to its requests on the way there; boto3 says
/// what is left.
@Suite(.timeLimit(.minutes(10))) struct `A run on AWS` {
    /// Harm that a run gets over.
    struct Harm: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rules: [FaultRule]

        init(_ name: String, _ rules: FaultRule...) {
            testDescription = name
            self.rules = rules
        }

        static let all = [
            Harm("throttling storms", .throttled.ofEach.atMost(2)),
            Harm("failures of the services", .failed.ofEach.oneIn(2)),
            Harm("lost replies", .lostReply.oneIn(3)),
            Harm("resets", .reset.oneIn(3)),
            Harm("slow answers", .slow(0.3)),
            Harm("a clock that is wrong", .skewed(by: 1200)),
            Harm("a clock that is set meanwhile", .skewed(by: -1200).after(8)),
            Harm("some of everything", .failed.oneIn(7), .lostReply.oneIn(5), .reset.oneIn(6)),
        ]
    }

    @Test(arguments: Harm.all)
    func `gets there, and leaves nothing, in spite of`(_ harm: Harm) async throws {
        try await withRoadToAWS(harm.rules) { workspace, road in
            try workspace.write(AWSPipelines.both, to: "p.yml")
            let run = try await workspace.run(
                "p.yml",
                environment: road.environment,
                limit: .seconds(400)
            )
            run.expect(status: 0)
            run.expect(says: "created 6, ")
            run.expect(says: "left 0")
            #expect(road.passages.contains { $0.fault != nil })
            #expect(try await road.left() == [])
        }
    }

    @Test func `sends what is too long for a request through a bucket, on a bad road too`()
        async throws
    {
        let rules: [FaultRule] = [
            .reset.on("CreateBucket").atMost(1), .throttled.on("PutObject").atMost(1),
            .lostReply.on("PutObject").atMost(1), .reset.on("PutObject").atMost(1),
        ]
        try await withRoadToAWS(rules) { workspace, road in
            try workspace.write(AWSPipelines.one("size: 51MiB"), to: "p.yml")
            let run = try await workspace.run("p.yml", environment: road.environment)
            run.expect(status: 0)
            run.expect(says: "left 0")
            for fault in ["throttle", "lose", "reset"] { #expect(road.has("PutObject", fault)) }
            #expect(try await road.left() == [])
        }
    }

    @Test func `that is throttled for ever fails with the reason, and leaves nothing`()
        async throws
    {
        try await withRoadToAWS([.throttled.on("CreateFunction")]) { workspace, road in
            try workspace.write(AWSPipelines.one(), to: "p.yml")
            let run = try await workspace.run(
                "p.yml",
                environment: road.environment,
                limit: .seconds(400)
            )
            run.expect(status: 1)
            run.expect(says: "Lambda answered CreateFunction with TooManyRequestsException")
            run.expect(says: "left 0")
            #expect(try await road.left() == [])
        }
    }

    @Test func `that is not allowed something is told so at once, and leaves nothing`()
        async throws
    {
        let rule = FaultRule.refused(403, "AccessDeniedException").on("CreateFunction")
        try await withRoadToAWS([rule]) { workspace, road in
            try workspace.write(AWSPipelines.one(), to: "p.yml")
            let run = try await workspace.run("p.yml", environment: road.environment)
            run.expect(status: 1)
            run.expect(says: "Lambda answered CreateFunction with AccessDeniedException")
            run.expect(says: "left 0")
            #expect(road.passages.count { $0.operation == "CreateFunction" } == 1)
            #expect(try await road.left() == [])
        }
    }

    @Test func `that may not remove what it made says so, and whoever may removes it`()
        async throws
    {
        let rule = FaultRule.refused(403, "AccessDeniedException").on("DeleteFunction")
        try await withRoadToAWS([rule]) { workspace, road in
            try workspace.write(AWSPipelines.one(), to: "p.yml")
            let run = try await workspace.run(
                "p.yml",
                "--run-id",
                "r",
                environment: road.environment,
                limit: .seconds(400)
            )
            run.expect(status: 5)
            run.expect(says: "AccessDeniedException")
            #expect(try await road.left().contains { $0.hasPrefix("function ") })
            road.clearUp()
            try await road.expectTeardown(of: "r", in: workspace)
        }
    }
}
