import Testing

@testable import LocalFaaS

@Suite struct `When a function is renewed` {
    private var pool = FunctionPool(
        limits: PoolLimits(
            keepAlive: .seconds(2),
            initTimeout: .seconds(10),
            invocationTimeout: .seconds(3),
            settle: .milliseconds(20)
        )
    )

    @Test mutating func `an idle instance goes, and the next request starts another`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.instanceAnswered(1)
        _ = pool.instancePolled(1)
        #expect(pool.renew(roomForMore: true) == [.reclaim(1)])
        #expect(pool.requestArrived(2, roomForMore: true).first == .start(2, for: 2))
    }

    @Test mutating func `an instance that has answered and not asked again goes`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.instanceAnswered(1)
        #expect(pool.renew(roomForMore: true) == [.reclaim(1)])
    }

    @Test mutating func `a request that was only promised to an old one gets a new one`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.instanceAnswered(1)
        _ = pool.requestArrived(2, roomForMore: true)
        let actions = pool.renew(roomForMore: true)
        #expect(actions.prefix(2) == [.reclaim(1), .start(2, for: 2)])
    }

    @Test mutating func `what is at work answers, and then goes`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        #expect(pool.renew(roomForMore: true) == [])
        #expect(pool.instanceAnswered(1) == [.deliver(1), .reclaim(1)])
        #expect(pool.requestArrived(2, roomForMore: true).first == .start(2, for: 2))
    }

    @Test mutating func `what starts serves its own request only`() {
        _ = pool.requestArrived(1, roomForMore: true)
        #expect(pool.renew(roomForMore: true) == [])
        #expect(pool.instancePolled(1).first == .hand(1, to: 1))
        #expect(pool.instanceAnswered(1) == [.deliver(1), .reclaim(1)])
    }

    @Test mutating func `one that forgets its request goes without it`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.renew(roomForMore: true)
        #expect(pool.instancePolled(1) == [.fail(1, .unanswered), .reclaim(1)])
    }
}
