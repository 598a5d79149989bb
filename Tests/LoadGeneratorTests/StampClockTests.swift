import Testing

@testable import LoadGenerator

@Suite struct `The kernel's clock` {
    @Test func `is put on ours`() {
        let clock = StampClock(now: 1000, difference: 1_000_000)
        #expect(clock.instant(of: 1_005_000, after: 4000, before: 6000) == 5000)
    }

    @Test func `is not believed outside of cause and effect`() {
        let clock = StampClock(now: 1000, difference: 1_000_000)
        #expect(clock.instant(of: 1_001_000, after: 4000, before: 6000) == nil)
        #expect(clock.instant(of: 1_009_000, after: 4000, before: 6000) == nil)
        #expect(clock.instant(of: 0, after: 4000, before: 6000) == nil)
        // What the clocks are known to is not a contradiction.
        #expect(clock.instant(of: 1_003_500, after: 4000, before: 6000) == 4000)
    }

    @Test func `is not asked about the time before it was set`() {
        var clock = StampClock(now: 1000, difference: 1_000_000)
        clock.note(difference: 9_000_000, now: 100_000_000)
        #expect(clock.steps == 1)
        #expect(clock.instant(of: 109_010_000, after: 99_000_000, before: 200_000_000) == nil)
        #expect(
            clock.instant(of: 109_010_000, after: 100_005_000, before: 200_000_000) == 100_010_000
        )
    }

    @Test func `drifts without being set`() {
        var clock = StampClock(now: 0, difference: 1_000_000)
        clock.note(difference: 1_050_000, now: 100_000_000)
        #expect(clock.steps == 0)
        #expect(clock.instant(of: 2_050_000, after: 500_000, before: 2_000_000) == 1_000_000)
    }
}

@Suite struct `Requests under way` {
    private func pool(_ turns: [Int]) -> ConnectionPool {
        var pool = ConnectionPool(capacity: turns.count, endpoints: 1)
        for turn in turns {
            guard let place = pool.take(for: 0) else { break }
            pool[place].state = .busy
            pool.fly(place, launched: turn)
        }
        return pool
    }

    private func order(_ pool: ConnectionPool) -> [Int] {
        var turns: [Int] = []
        var place = pool.oldest
        while place != Connection.none {
            turns.append(pool[place].launched)
            place = pool[place].later
        }
        return turns
    }

    @Test func `stand in the order of their turns, also those that waited`() {
        #expect(order(pool([1, 5, 3, 9, 2, 4])) == [1, 2, 3, 4, 5, 9])
    }

    @Test(arguments: [0, 1, 2, 3])
    func `leave the others in order when they are over`(over: Int) {
        var pool = pool([10, 20, 30, 40])
        pool.land(over)
        pool.land(over)
        var left = [10, 20, 30, 40]
        left.remove(at: over)
        #expect(order(pool) == left)
    }
}

@Suite struct `Records of ciphertext` {
    @Test func `are followed however they are cut`() {
        // Three records of 3, 0 and 300 bytes.
        let stream: [UInt8] =
            [23, 3, 3, 0, 3, 1, 2, 3] + [23, 3, 3, 0, 0]
            + [22, 3, 3, 1, 44] + Array(repeating: 7, count: 300)
        for piece in [1, 2, 3, 5, 7, 400] {
            var records = TLSRecords()
            var starts: [Int] = []
            var index = 0
            while index < stream.count {
                if records.isAtStart { starts.append(index) }
                let end = min(index + min(piece, records.wanted), stream.count)
                records.pass(stream[index..<end].span)
                index = end
            }
            #expect(starts == [0, 8, 13])
            #expect(records.isAtStart)
        }
    }
}
