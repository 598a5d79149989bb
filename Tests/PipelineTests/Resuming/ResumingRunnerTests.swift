import Synchronization
import Testing
import Values

@testable import Pipeline

@Suite struct `A resumed run` {
    private let clock = ManualClock()
    private let journal: MemoryJournal
    private let recorder = EventRecorder()
    private let cloud = FakeCloud()
    private let folder: TestFolder
    /// What ran, in order, in both lives.
    private let ran = Notebook<String>()

    /// What ran after the process had died, in whose life one step ran that notes it.
    private var lately: [String] { Array(ran.entries.dropFirst()) }

    init() throws {
        folder = try TestFolder()
        journal = MemoryJournal()
    }

    private func runner(_ plan: Plan, lives: Int = 0) -> Runner {
        Runner(
            plan: plan,
            journal: journal,
            handlers: ["function": cloud],
            listeners: [recorder],
            options: RunOptions(
                run: Make.run,
                seed: 1,
                stateFolder: folder.path,
                clock: clock,
                wallClock: { [clock] in clock.wallTime },
                owner: "owner-\(lives)",
                lives: lives
            )
        )
    }

    private func deploy(_ scope: LeaseRequest.Scope = .instance) -> PreparedStep {
        { [cloud, ran] context in
            ran.write("deploy \(context.attempt)")
            let request = LeaseRequest(
                kind: "function",
                place: "local",
                discriminator: "0",
                scope: scope
            ) { LeasePayload(json: "{\"name\":\"\($0.name)\"}") }
            return .text(try await context.lease(request) { cloud.create($0) }.json)
        }
    }

    /// An `invoke` that dies with its run the first time.
    private func invoke(dies: Bool) -> PreparedStep {
        { [ran] context in
            ran.write("invoke \(context.attempt) since \(context.since)")
            if dies { try await Task.sleep(for: .seconds(3600)) }
            context.publish(.text("result"))
            return .null
        }
    }

    private func plan(dies: Bool, scope: LeaseRequest.Scope = .instance) -> Plan {
        PlanSketch.plan { sketch in
            sketch.step("deploy", body: deploy(scope))
            sketch.step("warm", after: ["deploy"]) { [ran] context in
                ran.write("warm \(context.attempt)")
                context.publish(.text("warm"))
                return .integer(1)
            }
            sketch.step("invoke", after: ["warm", "deploy"], body: invoke(dies: dies))
        }
    }

    /// What a journal holds when the process of a run has been killed while `invoke` ran.
    private func past() async -> PastRun {
        let died = MemoryJournal()
        let copy = Mutex(PastRun(lives: 1, instances: [], leases: []))
        let plan = PlanSketch.plan { sketch in
            sketch.step("deploy", body: deploy())
            sketch.step("warm", after: ["deploy"]) { context in
                context.publish(.text("warm"))
                return .integer(1)
            }
            sketch.step("invoke", after: ["warm", "deploy"]) { _ in
                // From here on, nothing that the dying run does is remembered.
                copy.withLock {
                    $0.instances = died.instances(of: Make.run)
                    $0.leases = died.allLeases
                }
                return .null
            }
        }
        var options = RunOptions(
            run: Make.run,
            seed: 1,
            stateFolder: folder.path,
            clock: clock,
            wallClock: { 0 },
            owner: "owner-0"
        )
        // The functions of a dead run stay.
        options.cleanupBudget = .zero
        _ = await Runner(
            plan: plan,
            journal: died,
            handlers: [:],
            options: options
        )
        .run()
        let past = copy.withLock { $0 }
        #expect(past.leases.map(\.lease.state) == [.created])
        #expect(ran.entries == ["deploy 1"])
        return past
    }

    @Test func `does only what was not done, on what is still there, and removes it`() async {
        let past = await past()
        let outcome = await runner(plan(dies: false), lives: 1).resume(past, RunRequest())
        #expect(outcome.state == .succeeded)
        #expect(lately == ["invoke 2 since 1"])
        #expect(outcome.receipt == Receipt(created: 1, removed: 1))
        #expect(cloud.existing.isEmpty)
        #expect(journal.lines.first == "resume test 1")
        #expect(recorder.story.filter { $0.hasPrefix("started") } == ["started invoke 2"])
        // Listeners of this life hear of the results of the one before.
        let results = recorder.events.compactMap { event -> Value? in
            if case .result(_, let value) = event.body { value } else { nil }
        }
        #expect(results == [.text("warm"), .text("result")])
    }

    @Test func `labels what it takes over with its own name`() async throws {
        let past = await past()
        _ = await runner(plan(dies: false), lives: 1).resume(past, RunRequest())
        let lease = try #require(past.leases.first?.lease)
        #expect(lease.labels["stellar-owner"] == "owner-0")
        #expect(cloud.adopted == ["\(lease.name) owner-1"])
    }

    @Test func `creates anew what is gone, under another name, and does not repeat its users`()
        async
    {
        let past = await past()
        cloud.lose()
        let outcome = await runner(plan(dies: false), lives: 1).resume(past, RunRequest())
        #expect(outcome.state == .succeeded)
        #expect(lately == ["deploy 2", "invoke 2 since 1"])
        let created = cloud.calls.filter { $0.hasPrefix("create") }
        #expect(Set(created).count == 2)
        #expect(cloud.existing.isEmpty)
    }

    @Test func `removes what an interrupted attempt may have created before it tries again`() async
    {
        var past = await past()
        past.instances.removeAll { $0.id != Make.instance("deploy") }
        past.instances[0].progress = .running
        past.leases[0].lease.state = .intent
        let outcome = await runner(plan(dies: false), lives: 1).resume(past, RunRequest())
        #expect(outcome.state == .succeeded)
        #expect(lately == ["deploy 2", "warm 1", "invoke 1 since 1"])
        #expect(outcome.receipt == Receipt(created: 2, removed: 2))
        let second = cloud.calls.lastIndex { $0.hasPrefix("create") } ?? 0
        let first = cloud.calls.firstIndex { $0.hasPrefix("destroy") } ?? .max
        #expect(first < second)
    }

    @Test func `does not begin when the journal does not take its resumption`() async {
        let past = await past()
        journal.refuse { $0.hasPrefix("resume") }
        let outcome = await runner(plan(dies: false), lives: 1).resume(past, RunRequest())
        #expect(outcome.journalFailure?.code == .full)
        #expect(lately.isEmpty)
        #expect(recorder.events.isEmpty)
    }
}
