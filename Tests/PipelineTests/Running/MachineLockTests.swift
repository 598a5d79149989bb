import Testing

@testable import Pipeline

@Suite struct `The machine` {
    @Test func `noise goes on side by side up to its limit`() {
        var queue = MachineQueue(noiseLimit: 2)
        let holds = (0..<3).map { _ in queue.enter(.noise) }
        #expect(queue.grants() == Array(holds[0...1]))
        queue.leave(holds[0])
        #expect(queue.grants() == [holds[2]])
    }

    @Test func `a measurement is alone`() {
        var queue = MachineQueue(noiseLimit: 2)
        let noise = queue.enter(.noise)
        let first = queue.enter(.quiet)
        let second = queue.enter(.quiet)
        #expect(queue.grants() == [noise])
        queue.leave(noise)
        #expect(queue.grants() == [first])
        #expect(queue.grants() == [])
        queue.leave(first)
        #expect(queue.grants() == [second])
    }

    @Test func `noise that is ready goes before measurements that came earlier`() {
        var queue = MachineQueue(noiseLimit: 1)
        let measuring = queue.enter(.quiet)
        #expect(queue.grants() == [measuring])
        _ = queue.enter(.quiet)
        let noise = queue.enter(.noise)
        queue.leave(measuring)
        #expect(queue.grants() == [noise])
    }

    @Test func `somebody who leaves the queue holds up nobody`() {
        var queue = MachineQueue(noiseLimit: 1)
        let measuring = queue.enter(.quiet)
        _ = queue.grants()
        let noise = queue.enter(.noise)
        let next = queue.enter(.quiet)
        queue.leave(noise)
        #expect(queue.grants() == [])
        queue.leave(measuring)
        #expect(queue.grants() == [next])
    }

    @Test func `a cancelled wait throws and the next one gets the machine`() async throws {
        let lock = MachineLock(noiseLimit: 1)
        let first = try await lock.hold(.quiet)
        let second = Task { try await lock.hold(.quiet) }
        let third = Task { try await lock.hold(.quiet) }
        second.cancel()
        await #expect(throws: CancellationError.self) { _ = try await second.value }
        lock.release(first)
        lock.release(try await third.value)
    }

    @Test func `no turn is lost however many come, go and give up`() async throws {
        let lock = MachineLock(noiseLimit: 2)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<300 {
                group.addTask {
                    let waiter = Task {
                        let hold = try await lock.hold(number.isMultiple(of: 3) ? .quiet : .noise)
                        await Task.yield()
                        lock.release(hold)
                    }
                    if number.isMultiple(of: 4) { waiter.cancel() }
                    _ = await waiter.result
                }
            }
        }
        // Free again for everybody: a lost turn would wait here for ever.
        lock.release(try await lock.hold(.quiet))
    }
}
