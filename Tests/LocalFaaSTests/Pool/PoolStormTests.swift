import Testing
import Values

@testable import LocalFaaS

@Suite struct `Under any order of events` {
    /// What the pool's actions amount to.
    private struct Ledger {
        var waiting: Set<RequestNumber> = []
        var alive: Set<InstanceNumber> = []
        var working: [InstanceNumber: RequestNumber] = [:]

        mutating func apply(_ actions: [PoolAction]) {
            for action in actions {
                switch action {
                case .start(let instance, for: _): alive.insert(instance)
                case .hand(let request, to: let instance):
                    #expect(waiting.contains(request), "request \(request) was answered already")
                    #expect(alive.contains(instance), "instance \(instance) is not there")
                    #expect(working.updateValue(request, forKey: instance) == nil)
                case .deliver(let request), .fail(let request, _):
                    #expect(waiting.remove(request) != nil, "\(request) answered twice")
                    working = working.filter { $0.value != request }
                case .reclaim(let instance): bury(instance)
                case .setTimer(let instance, after: _): #expect(alive.contains(instance))
                }
            }
        }

        mutating func bury(_ instance: InstanceNumber) {
            alive.remove(instance)
            working[instance] = nil
        }
    }

    @Test(arguments: 0..<50) func `no request is lost or answered twice`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var pool = FunctionPool(
            limits: PoolLimits(
                keepAlive: .zero,
                initTimeout: .zero,
                invocationTimeout: .zero,
                settle: .zero
            )
        )
        var ledger = Ledger()
        for request in 1...300 {
            ledger.waiting.insert(request)
            ledger.apply(pool.requestArrived(request, roomForMore: ledger.alive.count < 8))
            for _ in 0..<Int.random(in: 0..<6, using: &random) {
                guard let instance = ledger.alive.randomElement(using: &random) else { break }
                switch Int.random(in: 0..<9, using: &random) {
                case 0..<4: ledger.apply(pool.instancePolled(instance))
                case 4..<6: ledger.apply(pool.instanceAnswered(instance))
                case 6: ledger.apply(pool.timerFired(instance, roomForMore: true))
                case 7: ledger.apply(pool.pollLost(by: instance))
                default:
                    ledger.bury(instance)
                    ledger.apply(
                        pool.instanceDied(instance, .exited(status: 1), roomForMore: true)
                    )
                }
            }
            #expect(pool.census.total == ledger.alive.count)
        }
        ledger.apply(pool.delete())
        #expect(ledger.waiting.isEmpty)
        #expect(ledger.alive.isEmpty)
    }
}
