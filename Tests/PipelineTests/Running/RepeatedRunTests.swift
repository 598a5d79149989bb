import FoundationEssentials
import Testing
import Values

@testable import Pipeline

/// The same plan, the same seed, a provider that does the same: everything that is written down is
/// the same, whatever failed and was tried again.
@Suite struct `A run that is repeated` {
    private static let policy = AttemptPolicy(
        attempts: 4,
        backoff: DurationRange(.seconds(10), .seconds(60))
    )

    /// All that a run wrote down.
    private struct Account: Equatable {
        var told: [String]
        /// Every record that was there when the time went on.
        var rested: [InstanceRecord]
        var instances: [InstanceRecord]
        var leases: [LeaseRecord]
        var events: [String]
        var calls: [String]
    }

    /// Runs a plan in which nearly everything goes wrong once.
    private static func account(seed: UInt64, jobs: Int?) async throws -> Account {
        let (clock, journal, recorder) = (ManualClock(), MemoryJournal(), EventRecorder())
        let cloud = FakeCloud()
        let folder = try TestFolder()
        let runner = Runner(
            plan: plan(on: cloud, clock),
            journal: journal,
            handlers: ["function": cloud],
            listeners: [recorder],
            options: RunOptions(
                run: Make.run,
                seed: seed,
                jobs: jobs,
                stateFolder: folder.path,
                clock: clock,
                wallClock: { [clock] in clock.wallTime }
            )
        )
        var rested: Set<InstanceRecord> = []
        var hasHung = false
        let running = Task { await runner.run() }
        // The time goes on only to what the run waits for: other clocks tick while it tidies up.
        while recorder.story.last?.hasPrefix("finished") != true {
            let resting = journal.instances(of: Make.run).first { $0.dueAt != nil }
            if let resting, let due = resting.dueAt, !rested.contains(resting), recorder.hasTidied {
                rested.insert(resting)
                await clock.advance(toSleeperAt: due)
            } else if recorder.story.last == "started hang 1", !hasHung {
                hasHung = true
                await clock.awaitSleep(of: .seconds(100))
                clock.advance(by: .seconds(100))
            }
            await Task.yield()
        }
        _ = await running.value
        return Account(
            told: journal.lines,
            rested: rested.sorted { ($0.dueAt ?? 0) < ($1.dueAt ?? 0) },
            instances: journal.instances(of: Make.run),
            leases: journal.allLeases,
            events: recorder.events.map(\.withoutTime),
            calls: cloud.calls
        )
    }

    /// One thing after another, so that there is only one order in which it can happen.
    private static func plan(on cloud: FakeCloud, _ clock: ManualClock) -> Plan {
        PlanSketch.plan { sketch in
            sketch.step("deploy", policy: policy) { context in
                let request = LeaseRequest(kind: "function", place: "local", discriminator: "0") {
                    LeasePayload(json: "{\"name\":\"\($0.name)\"}")
                }
                let payload = try await context.lease(request) { cloud.create($0) }
                guard context.attempt > 2 else {
                    throw StepFailure(code: .throttled, message: "no \(context.attempt)")
                }
                return .text(payload.json)
            }
            let slow = AttemptPolicy(timeout: .seconds(100))
            sketch.step("hang", after: ["deploy"], optional: true, policy: slow) { context in
                try await clock.sleep(for: .seconds(3600))
                return .null
            }
            let users = ["deploy", "hang"]
            sketch.step("invoke", after: users, when: .finished, policy: policy) { context in
                context.log("attempt \(context.attempt)")
                guard context.attempt > 1 else {
                    let wish = Duration.seconds(90)
                    throw StepFailure(code: .capacity, message: "full", retryAfter: wish)
                }
                context.publish(.integer(7))
                return .integer(7)
            }
            sketch.step("bad", after: ["deploy", "invoke"]) { _ in
                throw StepFailure(code: .quota, message: "none left")
            }
            sketch.step("blocked", after: ["bad"])
            sketch.step("told", finally: 0, when: .run([.failed]))
            sketch.step("not-told", finally: 1, when: .run([.succeeded]))
        }
    }

    @Test func `has the same journal, events and calls`() async throws {
        let first = try await Self.account(seed: 7, jobs: 1)
        #expect(first.told.count > 20)
        #expect(first.told.count { $0.contains("resting") } == 3)
        #expect(first.rested.map(\.attempt) == [1, 2, 1])
        #expect(first.leases.count == 3)
        #expect(first.leases.allSatisfy { !$0.isOpen })
        for _ in 0..<3 { #expect(try await Self.account(seed: 7, jobs: 1) == first) }
        #expect(try await Self.account(seed: 7, jobs: nil) == first)
    }

    @Test func `waits differently with another seed, and comes to the same`() async throws {
        let first = try await Self.account(seed: 7, jobs: 1)
        let other = try await Self.account(seed: 8, jobs: 1)
        #expect(first.told == other.told)
        #expect(first.rested.map(\.dueAt) != other.rested.map(\.dueAt))
        #expect(first.instances.map(\.progress) == other.instances.map(\.progress))
    }
}

extension EventRecorder {
    /// Whether what failed attempts created is gone.
    fileprivate var hasTidied: Bool {
        let story = story
        let failures = story.count { $0.hasSuffix("of deploy failed") }
        return story.count { $0 == "released function" } >= failures
    }
}

extension RunEvent {
    /// Its line without the time of day.
    fileprivate var withoutTime: String {
        var event = self
        event.milliseconds = 0
        return event.line
    }
}
