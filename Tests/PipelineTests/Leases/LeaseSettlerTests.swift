import Testing
import Values

@testable import Pipeline

@Suite struct `Settling` {
    private let clock = ManualClock()

    private func settle(
        _ leases: [Lease],
        _ cloud: FakeCloud,
        within budget: Duration = .seconds(300),
        quietFor: Duration = .zero,
        note: @escaping @Sendable (LeaseRecord) -> Void = { _ in }
    ) async -> [LeaseRecord] {
        let settler = LeaseSettler(
            handlers: ["function": cloud, "machine": cloud],
            clock: clock,
            note: note
        )
        return await settler.settle(leases.map { LeaseRecord($0) }, within: budget) { _ in quietFor
        }
    }

    /// Creates the resources of leases that are to be settled.
    private func cloud(with leases: [Lease], window: Duration = .zero) -> FakeCloud {
        let cloud = FakeCloud(window: window)
        for lease in leases { _ = cloud.create(lease) }
        return cloud
    }

    @Test func `what was created is removed by one call, doomed first`() async {
        let lease = Make.lease()
        let cloud = cloud(with: [lease])
        let journal = MemoryJournal([LeaseRecord(lease)])
        let settled = await settle([lease], cloud) { record in
            #expect(throws: Never.self) { try journal.update(record) }
        }
        #expect(journal.lines == ["doomed function", "released function"])
        #expect(cloud.calls == ["create st-1", "destroy st-1"])
        #expect(Receipt(settled) == Receipt(created: 1, removed: 1))
    }

    @Test func `what was released is left alone`() async {
        let cloud = FakeCloud()
        let settled = await settle([Make.lease(state: .released)], cloud)
        #expect(cloud.calls.isEmpty)
        #expect(settled.map(\.lease.state) == [.released])
    }

    @Test func `an absent intent counts only after the window and two probes`() async {
        let cloud = FakeCloud(window: .seconds(120))
        async let settling = settle([Make.lease(state: .intent)], cloud)
        await clock.awaitSleep(of: .seconds(60))
        #expect(cloud.calls == ["probe st-1", "destroy st-1"])
        clock.advance(by: .seconds(60))
        await clock.awaitSleep(of: .seconds(60))
        #expect(cloud.calls == ["probe st-1", "destroy st-1", "probe st-1"])
        clock.advance(by: .seconds(60))
        let settled = await settling
        #expect(cloud.calls.count == 4)
        #expect(Receipt(settled) == Receipt(created: 1, alreadyGone: 1))
    }

    @Test func `a creation that arrives late is seen and removed`() async {
        let lease = Make.lease(state: .intent)
        let cloud = FakeCloud(window: .seconds(120))
        async let settling = settle([lease], cloud)
        await clock.awaitSleep(of: .seconds(60))
        clock.advance(by: .seconds(60))
        await clock.awaitSleep(of: .seconds(60))
        _ = cloud.create(lease)
        clock.advance(by: .seconds(60))
        let settled = await settling
        #expect(cloud.existing.isEmpty)
        #expect(Receipt(settled) == Receipt(created: 1, removed: 1))
    }

    @Test func `time in which nobody asked for it counts, but never for both probes`() async {
        let cloud = FakeCloud(window: .seconds(120))
        async let settling = settle(
            [Make.lease(state: .intent)],
            cloud,
            quietFor: .seconds(1000)
        )
        await clock.awaitSleep(of: .seconds(60))
        #expect(cloud.calls == ["probe st-1", "destroy st-1", "probe st-1"])
        clock.advance(by: .seconds(60))
        #expect(await settling.map(\.wasGone) == [true])
    }

    @Test func `nobody's word for it is not absence`() async {
        let cloud = FakeCloud()
        cloud.answerProbes([.unknown, .unknown, .absent, .absent, .absent])
        async let settling = settle([Make.lease(state: .intent)], cloud)
        for pause in [250, 500] {
            await clock.awaitSleep(of: .milliseconds(pause))
            clock.advance(by: .milliseconds(pause))
        }
        #expect(await settling.map(\.lease.state) == [.released])
    }

    @Test func `a failed removal is tried again after a pause`() async {
        let lease = Make.lease()
        let cloud = cloud(with: [lease])
        cloud.fail("destroy", with: [StepFailure(code: .throttled, message: "slow down")])
        async let settling = settle([lease], cloud)
        await clock.awaitSleep(of: .milliseconds(250))
        clock.advance(by: .milliseconds(250))
        #expect(await settling.map(\.lease.state) == [.released])
        #expect(cloud.calls.count { $0.hasPrefix("destroy") } == 2)
    }

    @Test func `what the budget does not suffice for is left, with the reason`() async {
        let lease = Make.lease()
        let cloud = cloud(with: [lease])
        let failure = StepFailure(code: .unavailable, message: "HTTP 503")
        cloud.fail("destroy", with: Array(repeating: failure, count: 100))
        async let settling = settle([lease], cloud, within: .seconds(1))
        for pause in [250, 500] {
            await clock.awaitSleep(of: .milliseconds(pause))
            clock.advance(by: .milliseconds(pause))
        }
        let settled = await settling
        #expect(settled.map(\.lease.state) == [.doomed])
        #expect(Receipt(settled).left.map(\.reason) == ["HTTP 503"])
    }

    @Test func `a removal that never answers is given up when the budget is spent`() async {
        let lease = Make.lease(state: .intent)
        let cloud = FakeCloud(window: .seconds(1000))
        async let settling = settle([lease], cloud, within: .seconds(10))
        await clock.awaitSleep(of: .seconds(500))
        await clock.awaitSleep(of: .seconds(10))
        clock.advance(by: .seconds(10))
        #expect(Receipt(await settling).left.map(\.reason) == ["it was not gone after 10s"])
    }

    @Test func `a kind that nobody knows is left at once`() async {
        let settled = await settle([Make.lease(kind: "spaceship")], FakeCloud())
        #expect(Receipt(settled).left.map(\.reason) == ["this program cannot remove a spaceship"])
    }

    @Test func `instances come before what the run shares, and late kinds before early ones`() async
    {
        let leases = [
            Make.lease("shared-1", instance: nil),
            Make.lease("machine", kind: "machine"),
            Make.lease("shared-2", instance: nil),
            Make.lease("function"),
        ]
        let cloud = cloud(with: leases)
        _ = await settle(leases, cloud)
        #expect(
            cloud.calls.filter { $0.hasPrefix("destroy") } == [
                "destroy function", "destroy machine", "destroy shared-2", "destroy shared-1",
            ]
        )
    }

    @Test func `a hundred leases are settled whatever fails among them`() async {
        let leases = (0..<100).map {
            Make.lease("st-\($0)", instance: Make.instance("i\($0 % 7)"))
        }
        let cloud = cloud(with: leases)
        let revoked = StepFailure(code: .unauthorized, message: "key revoked")
        cloud.fail("destroy", with: [revoked, revoked, revoked])
        let receipt = Receipt(await settle(leases, cloud))
        #expect(receipt.removed == 97)
        #expect(receipt.left.count == 3)
        #expect(cloud.existing.count == 3)
    }

    @Test func `a dead run is torn down from its journal, and a second time changes nothing`()
        async throws
    {
        let leases = [
            Make.lease("a"), Make.lease("b", state: .intent), Make.lease("c", state: .doomed),
        ]
        let cloud = cloud(with: leases)
        let journal = MemoryJournal(leases.map { LeaseRecord($0) })
        let teardown = Teardown(journal: journal, handlers: ["function": cloud], clock: clock)
        for _ in 0..<2 {
            let receipt = try await teardown.settle(Make.run, within: .seconds(60))
            #expect(receipt == Receipt(created: 3, removed: 3))
        }
        #expect(cloud.existing.isEmpty)
        #expect(journal.allLeases.allSatisfy { $0.lease.state == .released })
    }

    @Test func `a run that nobody knows has nothing to tear down`() async throws {
        let teardown = Teardown(journal: MemoryJournal(), handlers: [:], clock: clock)
        #expect(try await teardown.settle(Make.run, within: .seconds(1)) == Receipt())
    }
}
