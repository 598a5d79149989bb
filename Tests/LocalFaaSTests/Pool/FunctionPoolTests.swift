import Testing
import Values

@testable import LocalFaaS

@Suite struct `The pool of a function` {
    private static let limits = PoolLimits(
        keepAlive: .seconds(2),
        initTimeout: .seconds(10),
        invocationTimeout: .seconds(3),
        settle: .milliseconds(20)
    )

    private var pool = FunctionPool(limits: limits)

    /// Brings one instance, number 1, to rest after its first request, number 1.
    private mutating func warmUp() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.instanceAnswered(1)
        _ = pool.instancePolled(1)
    }

    @Test mutating func `the first request starts an instance and is handed to it`() {
        #expect(
            pool.requestArrived(1, roomForMore: true)
                == [.start(1, for: 1), .setTimer(1, after: .seconds(10))]
        )
        #expect(
            pool.instancePolled(1) == [.hand(1, to: 1), .setTimer(1, after: .seconds(3))]
        )
        #expect(
            pool.instanceAnswered(1) == [.deliver(1), .setTimer(1, after: .seconds(3))]
        )
        #expect(pool.instancePolled(1) == [.setTimer(1, after: .seconds(2))])
        #expect(pool.census == PoolCensus(starting: 0, idle: 1, busy: 0))
    }

    @Test mutating func `a second request goes to the idle instance`() {
        warmUp()
        #expect(
            pool.requestArrived(2, roomForMore: true)
                == [.hand(2, to: 1), .setTimer(1, after: .seconds(3))]
        )
    }

    @Test mutating func `a burst starts one instance for each request`() {
        for request in 1...20 {
            #expect(
                pool.requestArrived(request, roomForMore: true).first
                    == .start(request, for: request)
            )
        }
        #expect(pool.census.starting == 20)
    }

    @Test mutating func `a request stays bound to its instance although another is free first`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.requestArrived(2, roomForMore: true)
        _ = pool.instanceAnswered(1)
        #expect(pool.instancePolled(1) == [.setTimer(1, after: .seconds(2))])
        #expect(pool.instancePolled(2).first == .hand(2, to: 2))
    }

    @Test mutating func `of several idle instances the one used last is taken`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.requestArrived(2, roomForMore: true)
        for instance in [2, 1] {
            _ = pool.instancePolled(instance)
            _ = pool.instanceAnswered(instance)
            _ = pool.instancePolled(instance)
        }
        #expect(pool.requestArrived(3, roomForMore: true).first == .hand(3, to: 1))
        #expect(pool.requestArrived(4, roomForMore: true).first == .hand(4, to: 2))
    }

    @Test mutating func `a request right after an answer waits for the instance to ask again`() {
        warmUp()
        _ = pool.requestArrived(2, roomForMore: true)
        _ = pool.instanceAnswered(1)
        #expect(
            pool.requestArrived(3, roomForMore: true)
                == [.setTimer(1, after: .milliseconds(20))]
        )
        #expect(pool.instancePolled(1).first == .hand(3, to: 1))
    }

    @Test mutating func `but not for long`() {
        warmUp()
        _ = pool.requestArrived(2, roomForMore: true)
        _ = pool.instanceAnswered(1)
        _ = pool.requestArrived(3, roomForMore: true)
        #expect(pool.timerFired(1, roomForMore: true).contains(.start(2, for: 3)))
        #expect(pool.instancePolled(1) == [.setTimer(1, after: .seconds(2))])
    }

    @Test mutating func `an idle instance is reclaimed when its time is over`() {
        warmUp()
        #expect(pool.timerFired(1, roomForMore: true) == [.reclaim(1)])
        #expect(pool.requestArrived(2, roomForMore: true).first == .start(2, for: 2))
    }

    @Test mutating func `an instance that is never ready fails its request`() {
        _ = pool.requestArrived(1, roomForMore: true)
        #expect(
            pool.timerFired(1, roomForMore: true)
                == [.reclaim(1), .fail(1, .initTimeout(.seconds(10)))]
        )
        #expect(pool.instanceDied(1, .exited(status: 137), roomForMore: true) == [])
    }

    @Test mutating func `an invocation that takes too long fails and costs the instance`() {
        warmUp()
        _ = pool.requestArrived(2, roomForMore: true)
        #expect(
            pool.timerFired(1, roomForMore: true)
                == [.reclaim(1), .fail(2, .timeout(.seconds(3)))]
        )
        #expect(pool.requestArrived(3, roomForMore: true).first == .start(2, for: 3))
    }

    @Test mutating func `an instance that does not come back after an answer is reclaimed`() {
        warmUp()
        _ = pool.requestArrived(2, roomForMore: true)
        _ = pool.instanceAnswered(1)
        #expect(pool.timerFired(1, roomForMore: true) == [.reclaim(1)])
    }
}
