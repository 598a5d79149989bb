import Testing
import Values

@testable import Pipeline

@Suite struct `Leasing` {
    private struct Lost: Error {}

    private let clock = ManualClock()
    private let journal = MemoryJournal()
    private let cloud = FakeCloud()
    private let complaints = Complaints()

    private func book(startedAt: Double = 0) -> LeaseBook {
        LeaseBook(
            naming: LeaseNaming(
                run: Make.run,
                pipeline: "image-size",
                seed: 1,
                startedAt: startedAt
            ),
            journal: journal,
            handlers: ["function": cloud],
            options: RunOptions(
                run: Make.run,
                seed: 1,
                stateFolder: "/nowhere",
                clock: clock,
                wallClock: { 1000 },
                leaseLifetime: .seconds(60)
            ),
            announce: { _ in },
            complain: { [complaints] in complaints.add($0) }
        )
    }

    private func request(
        _ discriminator: String = "0",
        scope: LeaseRequest.Scope = .instance
    ) -> LeaseRequest {
        LeaseRequest(
            kind: "function",
            place: "local",
            discriminator: discriminator,
            scope: scope
        ) { LeasePayload(json: "{\"name\":\"\($0.name)\"}") }
    }

    private let instance = Make.instance("deploy")

    @Test func `the intent is in the journal before anything is created`() async throws {
        let payload = try await book().lease(request(), for: instance) { [journal, cloud] lease in
            #expect(journal.lines == ["intend function"])
            #expect(journal.allLeases.first?.lease == lease)
            // Enough to find it by name, should this call never answer.
            #expect(lease.payload.json.contains(lease.name))
            _ = cloud.create(lease)
            return LeasePayload(json: "{\"id\":\"arn:1\"}")
        }
        #expect(payload.json == "{\"id\":\"arn:1\"}")
        #expect(journal.lines == ["intend function", "created function"])
        #expect(journal.allLeases.first?.lease.payload == payload)
    }

    @Test func `without an intent nothing is created`() async {
        journal.refuse { $0.hasPrefix("intend") }
        await #expect(throws: StepFailure(code: .environment, message: "the disk is full")) {
            _ = try await book().lease(request(), for: instance) { [cloud] in cloud.create($0) }
        }
        #expect(cloud.calls.isEmpty)
        #expect(complaints.first?.code == .full)
    }

    @Test func `a creation whose answer was lost is found and removed`() async {
        let book = book()
        await #expect(throws: Lost.self) {
            _ = try await book.lease(request(), for: instance) { [cloud] lease in
                _ = cloud.create(lease)
                throw Lost()
            }
        }
        #expect(journal.allLeases.map(\.lease.state) == [.intent])
        let receipt = await book.settle(.everything, within: .seconds(60))
        #expect(receipt == Receipt(created: 1, removed: 1))
        #expect(cloud.existing.isEmpty)
    }

    @Test func `a creation that never was is told as gone already`() async {
        let book = book()
        await #expect(throws: Lost.self) {
            _ = try await book.lease(request(), for: instance) { _ in throw Lost() }
        }
        let receipt = await book.settle(.everything, within: .seconds(60))
        #expect(receipt == Receipt(created: 1, alreadyGone: 1))
    }

    @Test func `a creation that the journal missed is removed all the same`() async throws {
        journal.refuse { $0.hasPrefix("created") || $0.hasPrefix("doomed") }
        let book = book()
        _ = try await book.lease(request(), for: instance) { [cloud] in cloud.create($0) }
        #expect(complaints.first != nil)
        let receipt = await book.settle(.everything, within: .seconds(60))
        #expect(receipt == Receipt(created: 1, removed: 1))
        #expect(cloud.existing.isEmpty)
        #expect(journal.allLeases.map(\.lease.state) == [.released])
    }

    @Test func `names, tokens and labels are what providers accept`() async throws {
        let book = book()
        for number in 0..<3 {
            _ = try await book.lease(request("\(number)"), for: instance) { [cloud] in
                cloud.create($0)
            }
        }
        let leases = journal.allLeases.map(\.lease)
        for lease in leases {
            #expect(lease.name.count <= 40)
            #expect(lease.name.hasPrefix("st-imagesize-"))
            #expect(lease.name.wholeMatch(of: /[a-z0-9-]+/) != nil)
            #expect(lease.token.wholeMatch(of: /[a-z0-9]{26}/) != nil)
            #expect(
                lease.labels == [
                    "stellar-run": "test", "stellar-lease": lease.id, "stellar-expires": "1060",
                ]
            )
        }
        #expect(Set(leases.map(\.name)).count == 3)
        #expect(Set(leases.map(\.id)).count == 3)
        #expect(Set(leases.map(\.token)).count == 3)
    }

    @Test func `the same facts give the same name, another run never does`() {
        let identity = LeaseNaming.Identity(
            instance: instance,
            kind: "function",
            place: "local",
            discriminator: "0",
            serial: 1
        )
        func name(_ startedAt: Double) -> String {
            LeaseNaming(run: Make.run, pipeline: "p", seed: 1, startedAt: startedAt)
                .name(for: identity)
        }
        #expect(name(1) == name(1))
        #expect(name(1) != name(2))
    }

    @Test func `tokens of many leases never meet`() {
        let naming = LeaseNaming(run: Make.run, pipeline: "p", seed: 1, startedAt: 0)
        let identities = (0..<20_000).map {
            LeaseNaming.Identity(
                instance: Make.instance("i\($0 / 100)"),
                kind: "function",
                place: "local",
                discriminator: "\($0 % 100)",
                serial: 1
            )
        }
        #expect(Set(identities.map { naming.token(for: $0) }).count == 20_000)
        #expect(Set(identities.map { naming.name(for: $0) }).count == 20_000)
    }

    @Test func `a shared resource is created once, and everybody gets it`() async throws {
        let book = book()
        let payloads = try await withThrowingTaskGroup(of: LeasePayload.self) { group in
            for number in 0..<20 {
                group.addTask { [cloud] in
                    try await book.lease(
                        request(scope: .run),
                        for: Make.instance("i\(number)")
                    ) { lease in
                        await Task.yield()
                        return cloud.create(lease)
                    }
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(payloads.count == 1)
        #expect(journal.allLeases.count == 1)
        #expect(journal.allLeases.first?.lease.instance == nil)
        #expect(book.openCount == 1)
    }

    @Test func `when the first cannot create it, the next one tries`() async throws {
        let book = book()
        let tries = Notebook<String>()
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<10 {
                group.addTask { [cloud] in
                    let result = await Task {
                        try await book.lease(
                            request(scope: .run),
                            for: Make.instance("i\(number)")
                        ) { lease in
                            await Task.yield()
                            if tries.write(lease.name) == 1 { throw Lost() }
                            return cloud.create(lease)
                        }
                    }.result
                    guard case .success = result else { return false }
                    return true
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count { !$0 } == 1)
        #expect(cloud.existing.count == 1)
        #expect(journal.allLeases.map(\.lease.state) == [.intent, .created])
        #expect(tries.entries.count == 2)
    }

    @Test func `a cancelled wait for a shared resource ends, and the others get theirs`()
        async throws
    {
        let book = book()
        let mayCreate = Promise<Void>()
        let begun = Promise<Void>()
        let first = Task { [cloud] in
            try await book.lease(request(scope: .run), for: instance) { lease in
                begun.keep(())
                try await mayCreate.delivered()
                return cloud.create(lease)
            }
        }
        try await begun.delivered()
        let second = Task { [cloud] in
            try await book.lease(request(scope: .run), for: instance) { cloud.create($0) }
        }
        let third = Task { [cloud] in
            try await book.lease(request(scope: .run), for: instance) { cloud.create($0) }
        }
        second.cancel()
        await #expect(throws: CancellationError.self) { _ = try await second.value }
        mayCreate.keep(())
        #expect(try await first.value == third.value)
        #expect(cloud.existing.count == 1)
    }

    @Test func `after a shared resource was removed, the next one is new`() async throws {
        let book = book()
        for _ in 0..<2 {
            _ = try await book.lease(request(scope: .run), for: instance) { [cloud] in
                cloud.create($0)
            }
            _ = await book.settle(.everything, within: .seconds(60))
        }
        #expect(Set(journal.allLeases.map(\.lease.name)).count == 2)
        #expect(book.receipt(of: .everything) == Receipt(created: 2, removed: 2))
    }

    @Test func `two who settle at once remove once`() async throws {
        let book = book()
        for number in 0..<10 {
            _ = try await book.lease(request("\(number)"), for: instance) { [cloud] in
                cloud.create($0)
            }
        }
        async let one = book.settle(.instance(instance), within: .seconds(60))
        async let other = book.settle(.everything, within: .seconds(60))
        let receipts = await [one, other]
        #expect(receipts == Array(repeating: Receipt(created: 10, removed: 10), count: 2))
        #expect(cloud.calls.count { $0.hasPrefix("destroy") } == 10)
    }

    @Test func `what is being created is not settled before its answer`() async throws {
        let book = book()
        let mayCreate = Promise<Void>()
        let begun = Promise<Void>()
        let creating = Task { [cloud] in
            try await book.lease(request(), for: instance) { lease in
                begun.keep(())
                try await mayCreate.delivered()
                return cloud.create(lease)
            }
        }
        try await begun.delivered()
        let early = await book.settle(.everything, within: .seconds(60))
        #expect(early.left.count == 1)
        #expect(cloud.calls.isEmpty)
        mayCreate.keep(())
        _ = try await creating.value
        #expect(await book.settle(.everything, within: .seconds(60)).left.isEmpty)
    }

    @Test func `a selection is the instance, or the pipeline with all inside, or everything`() {
        let pipeline = Make.instance("baseline")
        let inside = pipeline.appending(InstanceID.Element(step: "deploy"))
        var lease = Make.lease(instance: inside)
        #expect(LeaseSelection.inside(pipeline).contains(lease))
        #expect(LeaseSelection.instance(inside).contains(lease))
        #expect(!LeaseSelection.instance(pipeline).contains(lease))
        lease.instance = nil
        #expect(!LeaseSelection.inside(pipeline).contains(lease))
        #expect(LeaseSelection.everything.contains(lease))
    }
}
