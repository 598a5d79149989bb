import Testing
import Values

@testable import Pipeline

/// What is tried again, written down apart from the engine.
@Suite struct `The table of retries` {
    private static let rows: [(FailureCode, pure: Bool, idempotent: Bool, once: Bool)] = [
        (.throttled, true, true, true),
        (.unavailable, true, true, true),
        (.connection, true, true, true),
        (.capacity, true, true, true),
        (.unauthorized, false, false, false),
        (.invalid, false, false, false),
        (.notFound, false, false, false),
        (.conflict, false, false, false),
        (.quota, false, false, false),
        (.environment, false, false, false),
        (.interrupted, false, false, false),
        (.unknown, true, true, false),
    ]

    private static func isRetried(_ script: Rehearsal.Script, _ effect: Effect) -> Bool {
        let policy = AttemptPolicy(attempts: 2, timeout: .seconds(10))
        let plan = PlanSketch.plan { $0.step("a", effect: effect, policy: policy) }
        let rehearsal = Rehearsal(plan, scripts: ["a": [script, .succeeds()]])
        let starts = rehearsal.lines("start")
        #expect(rehearsal.state == (starts.count == 2 ? .succeeded : rehearsal.state))
        return starts == ["start a 1", "start a 2"]
    }

    @Test func `has a row for every code`() {
        #expect(Self.rows.map(\.0) == FailureCode.allCases)
    }

    @Test(arguments: rows.indices)
    func `is kept for a code and every effect`(row: Int) {
        let (code, pure, idempotent, once) = Self.rows[row]
        #expect(Self.isRetried(.fails(code), .pure) == pure)
        #expect(Self.isRetried(.fails(code), .idempotent) == idempotent)
        #expect(Self.isRetried(.fails(code), .once) == once)
    }

    @Test(arguments: zip(Effect.allCases, [true, true, false]))
    func `is kept for an attempt that took too long`(effect: Effect, isRetried: Bool) {
        #expect(Self.isRetried(.hangs, effect) == isRetried)
    }

    @Test func `is kept in finally after a first request to stop, and not after a second`() {
        let policy = AttemptPolicy(attempts: 3)
        let plan = PlanSketch.plan { sketch in
            sketch.step("work")
            sketch.step("tidy", finally: 0, policy: policy)
        }
        let scripts: [String: [Rehearsal.Script]] = [
            "work": [.hangs], "tidy": [.fails(.throttled, retryAfter: .seconds(60)), .succeeds()],
        ]
        let once = Rehearsal(plan, scripts: scripts, stops: [.seconds(5)])
        #expect(once.states["tidy"] == .succeeded)
        #expect(once.log.contains("1m6s start tidy 2"))
        let twice = Rehearsal(plan, scripts: scripts, stops: [.seconds(5), .seconds(10)])
        #expect(twice.states["tidy"] == .cancelled)
        #expect(twice.log.last == "10s finish")
    }

    @Test func `gives finally times of its own, which no deadline of the run shortens`() {
        var sketch = PlanSketch()
        sketch.step("work")
        let policy = AttemptPolicy(timeout: .seconds(100), deadline: .seconds(150))
        sketch.step("slow", finally: 0, policy: policy)
        sketch.step("endless", finally: 1, policy: policy)
        sketch.step("last", finally: 2)
        let rehearsal = Rehearsal(
            sketch.plan(deadline: .seconds(5)),
            scripts: [
                "work": [.hangs], "slow": [.succeeds(after: .seconds(90))], "endless": [.hangs],
            ]
        )
        #expect(rehearsal.states["slow"] == .succeeded)
        #expect(rehearsal.states["endless"] == .timedOut)
        #expect(rehearsal.states["last"] == .succeeded)
        #expect(rehearsal.log.contains("3m15s timed-out endless"))
    }
}
