import FoundationEssentials
import Testing
import Values

@testable import Pipeline

@Suite struct `The runner` {
    private let clock = ManualClock()
    private let journal = MemoryJournal()
    private let recorder = EventRecorder()
    private let cloud = FakeCloud()
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func runner(_ plan: Plan, jobs: Int? = nil, secrets: [Secret] = []) -> Runner {
        Runner(
            plan: plan,
            journal: journal,
            handlers: ["function": cloud],
            listeners: [recorder],
            options: RunOptions(
                run: Make.run,
                seed: 1,
                jobs: jobs,
                stateFolder: folder.path,
                secrets: secrets,
                clock: clock,
                wallClock: { [clock] in clock.wallTime }
            )
        )
    }

    private func deploy(_ discriminator: String = "0") -> PreparedStep {
        { [cloud] context in
            let request = LeaseRequest(
                kind: "function",
                place: "local",
                discriminator: discriminator
            ) { LeasePayload(json: "{\"name\":\"\($0.name)\"}") }
            let payload = try await context.lease(request) { cloud.create($0) }
            return .text(payload.json)
        }
    }

    @Test func `a run tells its story and its journal from the first line to the last`() async {
        let plan = PlanSketch.plan { sketch in
            sketch.step("deploy", body: deploy())
            sketch.step("invoke", effect: .once, after: ["deploy"]) { context in
                context.log("calling")
                context.report(done: 1, of: 1)
                context.publish(.integer(7))
                return .null
            }
        }
        let outcome = await runner(plan).run()
        #expect(outcome.state == .succeeded)
        #expect(outcome.receipt == Receipt(created: 1, removed: 1))
        let story = recorder.story
        #expect(
            story.prefix(9) == [
                "run-started", "started deploy 1", "intent function", "created function",
                "succeeded deploy", "started invoke 1", "log calling", "instance-progress",
                "result",
            ]
        )
        #expect(story.suffix(2) == ["settled", "finished succeeded"])
        #expect(story.contains("released function"))
        #expect(recorder.events.map(\.sequence) == Array(recorder.events.indices))
        #expect(
            journal.lines.filter { !$0.hasPrefix("doomed") && !$0.hasPrefix("released") } == [
                "begin test", "instance deploy running 1", "intend function", "created function",
                // Written together, and one of them must not be forgotten.
                "instance deploy succeeded 1 durably", "instance invoke running 1 durably",
                "instance invoke succeeded 1", "finish succeeded",
            ]
        )
        #expect(cloud.existing.isEmpty)
    }

    @Test func `the same steps and seed give the same events and journal`() async throws {
        let plan = PlanSketch.plan { sketch in
            sketch.step("deploy", body: deploy())
            sketch.step("invoke", after: ["deploy"]) { _ in
                throw StepFailure(code: .invalid, message: "no")
            }
            sketch.step("notify", finally: 0)
        }
        var stories: [[String]] = []
        for _ in 0..<3 {
            let test = try `The runner`()
            _ = await test.runner(plan, jobs: 1).run()
            stories.append(test.recorder.events.map(\.line) + test.journal.lines)
        }
        #expect(stories[0].count > 10)
        #expect(stories[1] == stories[0])
        #expect(stories[2] == stories[0])
    }

    @Test func `a log is written to the folder of its instance, without secrets`() async throws {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a") { context in
                context.log("token hush\nsecond")
                return .text("hush")
            }
        }
        let secret = Secret(name: "token", value: "hush")
        _ = await runner(plan, secrets: [secret]).run()
        let path = "\(folder.path)/runs/test/a/log.txt"
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "token ***(token)\nsecond\n")
        #expect(journal.instances(of: Make.run).first?.output == .text("***(token)"))
        #expect(!recorder.events.map(\.line).joined().contains("hush"))
    }

    @Test func `an attempt that takes too long is stopped and tried again`() async {
        let attempts = Notebook<Int>()
        let policy = AttemptPolicy(
            attempts: 2,
            backoff: DurationRange(.seconds(8), .seconds(8)),
            timeout: .seconds(60)
        )
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", policy: policy) { [clock] context in
                attempts.write(context.attempt)
                if context.attempt == 1 { try await clock.sleep(for: .seconds(3600)) }
                return .null
            }
        }
        async let running = runner(plan).run()
        await clock.awaitSleep(of: .seconds(3600))
        await clock.awaitSleep(of: .seconds(60))
        clock.advance(by: .seconds(60))
        await recorder.wait(for: "attempt 1 of a failed")
        await clock.awaitSleep()
        #expect(journal.lines.contains("instance a resting 1"))
        clock.advance(by: .seconds(8))
        let outcome = await running
        #expect(outcome.state == .succeeded)
        #expect(attempts.entries == [1, 2])
    }

    @Test func `what a failed attempt created is gone before the next one starts`() async {
        let policy = AttemptPolicy(attempts: 2, backoff: DurationRange(.zero, .zero))
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", policy: policy) { [cloud, deploy = deploy()] context in
                #expect(cloud.existing.isEmpty)
                let output = try await deploy(context)
                guard context.attempt > 1 else {
                    throw StepFailure(code: .unavailable, message: "503")
                }
                return output
            }
        }
        let outcome = await runner(plan).run()
        #expect(outcome.state == .succeeded)
        #expect(outcome.receipt == Receipt(created: 2, removed: 2))
        let names = journal.allLeases.map(\.lease.name)
        #expect(Set(names).count == 2)
    }

    @Test func `a stop cancels what runs, lets finally run and removes what exists`() async {
        let control = RunControl()
        let plan = PlanSketch.plan { sketch in
            sketch.step("a") { [clock, deploy = deploy()] context in
                _ = try await deploy(context)
                try await clock.sleep(for: .seconds(3600))
                return .null
            }
            sketch.step("tidy", finally: 0) { context in
                context.log("tidying")
                return .null
            }
        }
        async let running = runner(plan).run(control: control)
        await clock.awaitSleep()
        control.requestStop()
        let outcome = await running
        #expect(outcome.state == .cancelled)
        #expect(outcome.wasStopped)
        #expect(outcome.receipt.left.isEmpty)
        #expect(recorder.story.contains("log tidying"))
        #expect(recorder.story.contains("stopping 1"))
        #expect(cloud.existing.isEmpty)
    }

    @Test func `a second stop cuts finally short and still removes what exists`() async {
        let control = RunControl()
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", body: deploy())
            sketch.step("teardown", finally: 0, kind: "teardown") { [clock] _ in
                try await clock.sleep(for: .seconds(3600))
                return .null
            }
        }
        async let running = runner(plan).run(control: control)
        await recorder.wait(for: "started teardown 1")
        control.requestStop()
        await recorder.wait(for: "stopping 1")
        #expect(!recorder.story.contains("cancelled teardown"))
        control.requestStop()
        let outcome = await running
        #expect(recorder.story.contains("cancelled teardown"))
        #expect(outcome.state == .cancelled)
        #expect(cloud.existing.isEmpty)
    }

    @Test func `cancelling the task that runs is a stop, not an end`() async {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a") { [clock, deploy = deploy()] context in
                _ = try await deploy(context)
                try await clock.sleep(for: .seconds(3600))
                return .null
            }
        }
        let runner = runner(plan)
        let task = Task { await runner.run() }
        await clock.awaitSleep()
        task.cancel()
        #expect(await task.value.state == .cancelled)
        #expect(cloud.existing.isEmpty)
    }

    @Test func `a teardown step settles everything and says what is left`() async {
        cloud.fail("destroy", with: [StepFailure(code: .unauthorized, message: "key revoked")])
        let receipts = Notebook<Receipt>()
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", body: deploy())
            sketch.step("teardown", finally: 0, kind: "teardown") { context in
                receipts.write(try await context.settleLeases())
                return .null
            }
            sketch.step("notify", finally: 1, when: .run([.leaked])) { context in
                let history = await context.history()
                #expect(history.state == .leaked)
                #expect(history.openLeases == 1)
                #expect(history.instances.map(\.instance.description) == ["a", "teardown"])
                return .null
            }
        }
        let outcome = await runner(plan).run()
        #expect(receipts.entries.first?.left.first?.reason == "key revoked")
        #expect(recorder.story.contains("succeeded notify"))
        // The last settling tried once more, and then it worked.
        #expect(outcome.state == .succeeded)
        #expect(outcome.receipt == Receipt(created: 1, removed: 1))
    }

    @Test func `what cannot be removed makes the run leaked, whatever else happened`() async {
        let gone = StepFailure(code: .unauthorized, message: "key revoked")
        cloud.fail("destroy", with: Array(repeating: gone, count: 10))
        let plan = PlanSketch.plan { $0.step("a", body: deploy()) }
        let outcome = await runner(plan).run()
        #expect(outcome.state == .leaked)
        #expect(outcome.receipt.left.map(\.reason) == ["key revoked"])
        #expect(recorder.story.last == "finished leaked")
        #expect(journal.lines.last == "finish leaked")
    }

    @Test func `a broken journal creates nothing, stops the run and is told`() async {
        journal.refuse { $0.hasPrefix("intend") }
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", policy: AttemptPolicy(attempts: 5), body: deploy())
            sketch.step("b", after: ["a"])
        }
        let outcome = await runner(plan).run()
        #expect(cloud.calls.isEmpty)
        #expect(outcome.state == .failed)
        #expect(outcome.journalFailure?.code == .full)
        #expect(recorder.story.contains("cancelled b") || recorder.story.contains("blocked b"))
    }

    @Test func `a journal that cannot begin means that nothing happens`() async {
        journal.refuse { _ in true }
        let outcome = await runner(PlanSketch.plan { $0.step("a") }).run()
        #expect(outcome.journalFailure?.code == .full)
        #expect(recorder.events.isEmpty)
    }

    @Test func `a failure to prepare is a failure of the attempt`() async {
        let plan = Plan(
            pipeline: "sketch",
            file: "/sketch.yml",
            instances: [
                PlannedInstance(
                    id: Make.instance("a"),
                    work: .step(kind: "work", effect: .idempotent) { _ in
                        throw StepFailure(code: .invalid, message: "sketch.yml:3:5: too large")
                    },
                    policy: AttemptPolicy(attempts: 3)
                )
            ]
        )
        let outcome = await runner(plan).run()
        #expect(outcome.failures.first?.failure?.message == "sketch.yml:3:5: too large")
        #expect(recorder.story.filter { $0.hasPrefix("attempt") } == ["attempt 1 of a failed"])
    }

    @Test func `building waits while a measurement goes on`() async {
        let order = Notebook<String>()
        let measuring = Promise<Void>()
        let plan = PlanSketch.plan { sketch in
            sketch.step("invoke") { [clock] context in
                try await context.quietly {
                    measuring.keep(())
                    try await clock.sleep(for: .seconds(10))
                    order.write("measured")
                }
                return .null
            }
            sketch.step("build") { context in
                try await measuring.delivered()
                try await context.noisily { _ = order.write("built") }
                return .null
            }
        }
        async let running = runner(plan).run()
        await clock.awaitSleep()
        clock.advance(by: .seconds(10))
        _ = await running
        #expect(order.entries == ["measured", "built"])
    }
}
