import Testing

@testable import LoadGenerator

@Suite struct `The pool of connections` {
    @Test func `places run out and come back`() throws {
        var pool = ConnectionPool(capacity: 2, endpoints: 1)
        let first = try #require(open(&pool))
        _ = try #require(open(&pool))
        #expect(pool.take(for: 0) == nil)
        pool.release(first)
        #expect(open(&pool) == first)
        #expect(pool.mostOpen == 2)
    }

    @Test func `events of an earlier connection do not fit a later one in its place`() throws {
        var pool = ConnectionPool(capacity: 1, endpoints: 1)
        let first = try #require(open(&pool))
        let generation = pool[first].generation
        pool.release(first)
        let second = try #require(open(&pool))
        #expect(second == first && pool[second].generation != generation)
    }

    @Test func `the connection used last is taken first, one that is still opening last`() throws {
        var pool = ConnectionPool(capacity: 3, endpoints: 1)
        let opening = try #require(open(&pool))
        pool[opening].state = .opening
        let older = try #require(open(&pool))
        let newer = try #require(open(&pool))
        for index in [opening, older, newer] { pool.spare(index) }
        #expect(pool.spareCount(0) == 3)
        #expect([0, 1, 2].map { _ in pool.takeSpare(0) } == [newer, older, opening])
        #expect(pool.takeSpare(0) == nil)
    }

    @Test func `a spare connection can vanish from the middle`() throws {
        var pool = ConnectionPool(capacity: 3, endpoints: 1)
        let places = try (0..<3).map { _ in try #require(open(&pool)) }
        for index in places { pool.spare(index) }
        pool.release(places[1])
        #expect(pool.spareCount(0) == 2)
        #expect(pool.takeSpare(0) == places[2])
        #expect(pool.takeSpare(0) == places[0])
        #expect(pool.anySpare() == nil)
    }

    @Test func `endpoints do not share connections, but room`() throws {
        var pool = ConnectionPool(capacity: 1, endpoints: 2)
        let place = try #require(open(&pool))
        pool.spare(place)
        #expect(pool.takeSpare(1) == nil)
        #expect(pool.anySpare() == place)
    }

    private func open(_ pool: inout ConnectionPool) -> Int? {
        guard let index = pool.take(for: 0) else { return nil }
        pool[index].state = .ready
        return index
    }
}
