import Testing

@testable import Providers

@Suite struct `The rate at which a service is asked` {
    /// A service that carries out so many calls in each second, and many callers at once.
    private struct Simulation {
        var limit = AWSRateLimit()
        var done = 0
        var throttled = 0

        mutating func run(capacity: Double, callers: Int, seconds: Double) {
            var allowance = capacity
            var next = Array(repeating: 0.0, count: callers)
            let step = 0.005
            for tick in 0..<Int(seconds / step) {
                let now = Double(tick) * step
                allowance = min(capacity, allowance + capacity * step)
                for caller in next.indices where next[caller] <= now {
                    if let wait = limit.take(at: now) {
                        next[caller] = now + max(wait, step)
                        continue
                    }
                    let isThrottled = allowance < 1
                    if isThrottled {
                        throttled += 1
                    } else {
                        allowance -= 1
                        done += 1
                    }
                    limit.answered(throttled: isThrottled, at: now)
                    next[caller] = now + 0.05
                }
            }
        }
    }

    @Test func `nothing is held back before anything was throttled`() {
        var limit = AWSRateLimit()
        for call in 0..<1000 { #expect(limit.take(at: Double(call) / 1000) == nil) }
        #expect(limit.rate == nil)
    }

    @Test(arguments: [2.0, 10, 40])
    func `fifty callers use most of what a service gives, and are seldom refused`(capacity: Double)
    {
        var simulation = Simulation()
        simulation.run(capacity: capacity, callers: 50, seconds: 120)
        #expect(Double(simulation.done) > 0.6 * capacity * 120)
        #expect(simulation.throttled < simulation.done / 3 + 60)
    }

    @Test func `throttling lowers the rate at once, and it climbs again`() throws {
        var limit = AWSRateLimit()
        for call in 0..<100 { _ = limit.take(at: Double(call) / 100) }
        limit.answered(throttled: true, at: 1)
        let low = try #require(limit.rate)
        #expect((50...90).contains(low))
        var now = 1.0
        for _ in 0..<2000 {
            now += limit.take(at: now) ?? 0.01
            limit.answered(throttled: false, at: now)
        }
        #expect(try #require(limit.rate) > low)
    }

    @Test func `it never stops altogether`() throws {
        var limit = AWSRateLimit()
        for call in 0..<100 {
            _ = limit.take(at: Double(call))
            limit.answered(throttled: true, at: Double(call))
        }
        #expect(try #require(limit.rate) >= 0.5)
        let wait = limit.take(at: 99.1)
        #expect(try #require(wait) <= 2)
    }
}
