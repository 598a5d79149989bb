import Testing
import Values

@testable import Pipeline

/// What other engines forget to clean up, and why they do.
@Suite struct `What was created only in part` {
    private let clock = ManualClock()
    private let journal = MemoryJournal()
    private let cloud = FakeCloud()
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func runner(_ plan: Plan) -> Runner {
        Runner(
            plan: plan,
            journal: journal,
            handlers: ["function": cloud],
            listeners: [],
            options: RunOptions(
                run: Make.run,
                seed: 1,
                stateFolder: folder.path,
                clock: clock,
                wallClock: { [clock] in clock.wallTime }
            )
        )
    }

    /// Creates two things and fails before the third.
    private var partial: PreparedStep {
        { [cloud] context in
            for number in 0..<3 {
                let request = LeaseRequest(
                    kind: "function",
                    place: "local",
                    discriminator: "\(number)"
                ) { LeasePayload(json: "{\"name\":\"\($0.name)\"}") }
                _ = try await context.lease(request) { lease in
                    guard number < 2 else { throw StepFailure(code: .quota, message: "enough") }
                    return cloud.create(lease)
                }
            }
            return .null
        }
    }

    @Test func `is removed although the step that created it failed`() async {
        let plan = PlanSketch.plan { sketch in
            sketch.step("provision", body: partial)
            sketch.step("use", after: ["provision"])
            sketch.step("told", finally: 0, when: .run([.failed]))
        }
        let outcome = await runner(plan).run()
        #expect(outcome.state == .failed)
        #expect(cloud.existing.isEmpty)
        #expect(outcome.receipt.left.isEmpty)
        #expect(outcome.receipt.created == 3)
        #expect(journal.allLeases.allSatisfy { !$0.isOpen })
    }

    @Test func `is removed although a step under finally failed before`() async {
        let plan = PlanSketch.plan { sketch in
            sketch.step("provision", optional: true, body: partial)
            sketch.step("bad", finally: 0) { _ in
                throw StepFailure(code: .invalid, message: "no")
            }
        }
        let outcome = await runner(plan).run()
        #expect(outcome.state == .failed)
        #expect(cloud.existing.isEmpty)
        #expect(outcome.receipt.left.isEmpty)
    }
}
