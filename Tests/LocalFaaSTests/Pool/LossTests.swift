import Testing
import Values

@testable import LocalFaaS

@Suite struct `When instances are lost` {
    private var pool = FunctionPool(
        limits: PoolLimits(
            keepAlive: .seconds(2),
            initTimeout: .seconds(10),
            invocationTimeout: .seconds(3),
            settle: .milliseconds(20)
        )
    )

    @Test mutating func `a crash at start fails the request it was started for`() {
        _ = pool.requestArrived(1, roomForMore: true)
        #expect(
            pool.instanceDied(1, .exited(status: 3), roomForMore: true)
                == [.fail(1, .lost(.exited(status: 3), during: .start))]
        )
        #expect(pool.requestArrived(2, roomForMore: true).first == .start(2, for: 2))
    }

    @Test mutating func `a crash at work fails the request it worked on, and no other`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.requestArrived(2, roomForMore: true)
        _ = pool.instancePolled(1)
        #expect(
            pool.instanceDied(1, .exited(status: 139), roomForMore: true)
                == [.fail(1, .lost(.exited(status: 139), during: .invocation))]
        )
        #expect(pool.instancePolled(2).first == .hand(2, to: 2))
    }

    @Test mutating func `a crash at rest fails nothing`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.instanceAnswered(1)
        _ = pool.instancePolled(1)
        #expect(pool.instanceDied(1, .exited(status: 0), roomForMore: true) == [])
        #expect(pool.requestArrived(2, roomForMore: true).first == .start(2, for: 2))
    }

    @Test mutating func `a request that was only promised to the lost one gets a new instance`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.instanceAnswered(1)
        _ = pool.requestArrived(2, roomForMore: true)
        #expect(
            pool.instanceDied(1, .exited(status: 1), roomForMore: true).first == .start(2, for: 2)
        )
    }

    @Test mutating func `an instance over its memory is killed and its request fails`() {
        let cause = InstanceLoss.exceededMemory(
            used: ByteCount(bytes: 2),
            limit: ByteCount(bytes: 1)
        )
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        #expect(
            pool.instanceMustGo(1, cause, roomForMore: true)
                == [.reclaim(1), .fail(1, .lost(cause, during: .invocation))]
        )
    }

    @Test mutating func `asking for work without answering fails the forgotten request`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        #expect(
            pool.instancePolled(1)
                == [.fail(1, .unanswered), .setTimer(1, after: .seconds(2))]
        )
    }

    @Test mutating func `an instance that stopped waiting gets no work until it asks again`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.instancePolled(1)
        _ = pool.instanceAnswered(1)
        _ = pool.instancePolled(1)
        _ = pool.pollLost(by: 1)
        #expect(
            pool.requestArrived(2, roomForMore: true)
                == [.setTimer(1, after: .milliseconds(20))]
        )
        #expect(pool.timerFired(1, roomForMore: true).contains(.start(2, for: 2)))
    }

    @Test mutating func `without room for more a request is refused at once`() {
        #expect(pool.requestArrived(1, roomForMore: false) == [.fail(1, .throttled)])
    }

    @Test mutating func `deleting ends every instance and every request, and takes no more`() {
        _ = pool.requestArrived(1, roomForMore: true)
        _ = pool.requestArrived(2, roomForMore: true)
        _ = pool.instancePolled(2)
        #expect(
            pool.delete() == [.reclaim(1), .fail(1, .deleted), .reclaim(2), .fail(2, .deleted)]
        )
        #expect(pool.requestArrived(3, roomForMore: true) == [.fail(3, .deleted)])
        #expect(pool.instancePolled(1) == [])
        #expect(pool.instanceAnswered(2) == [])
    }
}
