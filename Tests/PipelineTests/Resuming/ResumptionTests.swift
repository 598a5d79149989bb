import Testing
import Values

@testable import Pipeline

@Suite struct `What a resumed run does again` {
    /// build -> deploy -> warm, cold -> collect (when finished), and a last step.
    private let plan = PlanSketch.plan { sketch in
        sketch.step("build", effect: .pure)
        sketch.step("deploy", after: ["build"])
        sketch.step("warm", after: ["deploy"])
        sketch.step("cold", after: ["deploy"])
        sketch.step("collect", after: ["warm", "cold"], when: .finished)
        sketch.step("notify", finally: 0)
    }

    private func record(
        _ name: String,
        _ progress: InstanceRecord.Progress = .succeeded,
        attempt: Int = 1,
        since: Int? = nil,
        dueAt: Double? = nil
    ) -> InstanceRecord {
        InstanceRecord(
            id: Make.instance(name),
            progress: progress,
            attempt: attempt,
            since: since,
            dueAt: dueAt,
            output: .text(name)
        )
    }

    private func resumption(
        _ records: [InstanceRecord],
        leases: [Lease] = [],
        adopted: [Lease] = [],
        repeatsInterrupted: Bool = false,
        of plan: Plan? = nil
    ) -> Resumption {
        var builder = ResumptionBuilder(
            plan: plan ?? self.plan,
            past: PastRun(
                lives: 1,
                instances: records,
                leases: leases.map { LeaseRecord($0) },
                repeatsInterrupted: repeatsInterrupted
            ),
            now: 1000
        )
        return builder.resumption(adopted: adopted.map { LeaseRecord($0) })
    }

    private func kept(_ resumption: Resumption, of plan: Plan? = nil) -> [String] {
        let plan = plan ?? self.plan
        return plan.instances.indices.filter {
            if case .kept? = resumption.past[$0] { true } else { false }
        }
        .map { plan.instances[$0].id.description }
    }

    private func index(_ name: String) throws -> Int {
        try #require(plan.instances.firstIndex { $0.id == Make.instance(name) })
    }

    @Test func `is nothing that succeeded, and the attempt that was cut short`() throws {
        let resumption = resumption([
            record("build"), record("deploy"), record("warm"),
            record("cold", .running, attempt: 2),
        ])
        #expect(kept(resumption) == ["build", "deploy", "warm"])
        let cold = try index("cold")
        #expect(
            resumption.past[cold] == .again(attempts: 2, counted: 1, since: 2, wait: .zero)
        )
        #expect(resumption.past[try index("collect")] == nil)
    }

    @Test func `goes on with the attempt that an interrupted one went on with`() throws {
        let resumption = resumption([
            record("build"), record("deploy"), record("cold", .running, attempt: 3, since: 1),
        ])
        #expect(
            resumption.past[try index("cold")]
                == .again(attempts: 3, counted: 2, since: 1, wait: .zero)
        )
    }

    @Test func `waits for a retry as long as was planned, and never longer than a day`() throws {
        for (dueAt, seconds) in [(1007.0, 7), (900, 0), (1e12, 86_400)] {
            let records = [
                record("build"), record("deploy"),
                record("cold", .resting, attempt: 2, dueAt: dueAt),
            ]
            let wait = Duration.seconds(seconds)
            #expect(
                resumption(records).past[try index("cold")]
                    == .again(attempts: 2, counted: 2, since: nil, wait: wait)
            )
        }
    }

    @Test(arguments: [
        InstanceRecord.Progress.failed, .timedOut, .cancelled,
    ])
    func `is what failed, with all its attempts, and what looked at it`(
        progress: InstanceRecord.Progress
    ) throws {
        let resumption = resumption([
            record("build"), record("deploy"), record("warm"), record("cold", progress, attempt: 5),
            record("collect"), record("notify"),
        ])
        #expect(kept(resumption) == ["build", "deploy", "warm"])
        #expect(
            resumption.past[try index("cold")]
                == .again(attempts: 5, counted: 0, since: nil, wait: .zero)
        )
    }

    @Test func `is no last step that was done when all before it was`() {
        let all = ["build", "deploy", "warm", "cold", "collect", "notify"]
        #expect(kept(resumption(all.map { record($0) })) == all)
    }

    @Test(arguments: [true, false])
    func `is nothing that must not be done twice, unless somebody asks`(asks: Bool) throws {
        let plan = PlanSketch.plan { sketch in
            sketch.step("build")
            sketch.step("post", effect: .once, after: ["build"])
            sketch.step("sent", effect: .once, after: ["build"])
        }
        let resumption = resumption(
            [record("build", .failed), record("post", .running), record("sent")],
            repeatsInterrupted: asks,
            of: plan
        )
        // What succeeded once stays done even though what it waited for is done again.
        #expect(kept(resumption, of: plan) == ["sent"])
        guard case .refused(let failure, attempts: 1)? = resumption.past[1] else {
            #expect(asks)
            return
        }
        #expect(!asks)
        #expect(failure.code == .interrupted)
        #expect(failure.details == ["to do it again, resume with --rerun-interrupted"])
    }

    @Test func `is what created things that are gone and needed, but not what used them before`() {
        let records = ["build", "deploy", "warm"].map { record($0) }
        let gone = resumption(records, leases: [Make.lease()])
        #expect(kept(gone) == ["build", "warm"])
        #expect(gone.stale == ["id-st-1"])
        let there = resumption(records, leases: [Make.lease()], adopted: [Make.lease()])
        #expect(kept(there) == ["build", "deploy", "warm"])
        #expect(there.stale.isEmpty)
    }

    @Test func `is nothing for the sake of things that nobody needs any more`() {
        let records = ["build", "deploy", "warm", "cold"].map { record($0) }
        let resumption = resumption(records, leases: [Make.lease()])
        #expect(kept(resumption) == ["build", "deploy", "warm", "cold"])
        #expect(resumption.stale == ["id-st-1"])
    }

    @Test func `looks only at the latest of the things that were told apart by one word`() {
        var first = Make.lease("st-0", state: .released)
        var second = Make.lease("st-1")
        first.discriminator = "0"
        second.discriminator = "0"
        let records = ["build", "deploy"].map { record($0) }
        let resumption = resumption(records, leases: [first, second], adopted: [second])
        #expect(kept(resumption) == ["build", "deploy"])
    }

    @Test func `is a whole deployment when one of its things is gone`() {
        var first = Make.lease("st-0", state: .released)
        var second = Make.lease("st-1")
        first.discriminator = "0"
        second.discriminator = "1"
        let records = ["build", "deploy"].map { record($0) }
        let resumption = resumption(records, leases: [first, second], adopted: [second])
        #expect(kept(resumption) == ["build"])
        // It is removed before the deployment is tried again.
        #expect(resumption.stale == ["id-st-1"])
    }

    @Test func `inside a reused pipeline is what was not done there`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("build")
            let scope = sketch.pipeline("family", after: ["build"])
            sketch.step("deploy", in: scope)
            sketch.step("invoke", in: scope, after: ["deploy"])
            sketch.step("clean", in: scope, finally: 0)
            sketch.step("collect", after: ["family"], when: .finished)
        }
        let inside = { (name: String) in
            Make.instance("family").appending(InstanceID.Element(step: name))
        }
        var records = [record("build"), record("family", .failed), record("collect")]
        records += ["deploy", "clean"].map {
            InstanceRecord(id: inside($0), progress: .succeeded, attempt: 1)
        }
        records.append(InstanceRecord(id: inside("invoke"), progress: .failed, attempt: 1))
        let resumption = resumption(records, of: plan)
        #expect(kept(resumption, of: plan) == ["build", "family/deploy"])
    }
}
