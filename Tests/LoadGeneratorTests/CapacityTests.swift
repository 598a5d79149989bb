import Testing
import Values

@testable import LoadGenerator

@Suite struct `The room for connections` {
    private func job(_ plan: LoadPlan, policy: ConnectionPolicy) throws -> LoadJob {
        LoadJob(
            targets: [try LoadTarget(url: "http://127.0.0.1/")],
            policy: policy,
            timeout: 1,
            limits: ResponseLimits(),
            plan: plan,
            control: try LoadControl(),
            outbox: Outbox()
        )
    }

    @Test(arguments: ConnectionPolicy.allCases)
    func `a burst that can never be open at once is refused`(policy: ConnectionPolicy) throws {
        let job = try job(.burst(1000), policy: policy)
        let error = #expect(throws: LoadError.self) { try job.capacity(within: 1024) }
        #expect(error?.code == .tooManyConnections)
        #expect(try job.capacity(within: 2000) == 1000)
    }

    @Test func `a burst fits into as few connections as were allowed`() throws {
        var job = try job(.burst(1000), policy: .reuse)
        job.mostConnections = 10
        #expect(try job.capacity(within: 1024) == 10)
        #expect(job.wantedFiles < 1000)
    }

    @Test func `a long plan of single requests fits into few files`() throws {
        let plan = LoadPlan.paced(10_000, every: .milliseconds(50))
        #expect(try job(plan, policy: .prewarmed).capacity(within: 1024) == 768)
        #expect(try job(plan, policy: .prewarmed).leastConnections == 5)
        #expect(try job(plan, policy: .fresh).leastConnections == 1)
    }

    @Test func `requests wait their turn when all connections are taken`() async throws {
        let gate = Gate(opensAt: 4)
        try await Peer.run { _ in
            gate.arrive()
            return [.say(Volley.hello)]
        } _: { peer in
            var job = try job(.burst(8), policy: .fresh)
            job.targets = [try LoadTarget(url: "http://127.0.0.1:\(peer.port)/")]
            job.timeout = Duration.seconds(60).nanoseconds
            job.mostConnections = 4
            let report = try Shard.perform(job).get()
            #expect(report.answered == 8)
            #expect(report.mostConnections == 4)
        }
    }

    @Test func `answers wait only where launches are close and nothing has to go on`() throws {
        let close = LoadPlan.paced(100, every: .microseconds(50))
        #expect(try job(close, policy: .reuse).readingPatience == 100_000)
        #expect(try job(close, policy: .fresh).readingPatience == 0)
        var other = try job(close, policy: .reuse)
        other.stamping = .user
        #expect(other.readingPatience == 0)
        other = try job(close, policy: .reuse)
        other.http = .http2
        #expect(other.readingPatience == 0)
        var slower = try job(.paced(100, every: .microseconds(200)), policy: .reuse)
        #expect(slower.readingPatience == 0)
        slower.spinning = .never
        #expect(slower.readingPatience == 250_000)
    }
}
