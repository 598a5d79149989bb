import Testing
import Values

@testable import Pipeline

/// What a process leaves behind that dies at any point of creating something, and whether somebody
/// who knows nothing but the journal cleans it up.
@Suite struct `Crashes` {
    /// The points at which a process can die between asking for a resource and being done with it.
    enum Point: CaseIterable {
        case beforeIntent
        case afterIntent
        case afterCreation
        case afterConfirmation
        case afterDoom
        case afterRemoval
        case afterRelease
    }

    /// Plays the protocol as ``LeaseBook`` and ``LeaseRemoval`` carry it out, up to a point.
    private static func play(
        until point: Point,
        _ journal: MemoryJournal,
        _ cloud: FakeCloud
    ) async throws {
        var lease = Make.lease(state: .intent)
        let acts: [() async throws -> Void] = [
            { try journal.intend(lease) },
            { _ = cloud.create(lease) },
            {
                lease.state = .created
                try journal.update(LeaseRecord(lease))
            },
            {
                lease.state = .doomed
                try journal.update(LeaseRecord(lease))
            },
            { try await cloud.destroy(lease) },
            {
                lease.state = .released
                try journal.update(LeaseRecord(lease))
            },
        ]
        let count = Point.allCases.firstIndex(of: point) ?? 0
        for act in acts.prefix(count) { try await act() }
    }

    @Test(arguments: Point.allCases)
    func `a teardown after one leaves nothing behind`(point: Point) async throws {
        let journal = MemoryJournal()
        let cloud = FakeCloud()
        try await Self.play(until: point, journal, cloud)
        let teardown = Teardown(
            journal: journal,
            handlers: ["function": cloud],
            clock: ManualClock()
        )
        let receipt = try await teardown.settle(Make.run, within: .seconds(60))
        #expect(cloud.existing.isEmpty)
        #expect(receipt.left.isEmpty)
        #expect(receipt.created == (point == .beforeIntent ? 0 : 1))
    }
}
