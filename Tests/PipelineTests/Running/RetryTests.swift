import Testing
import Values

@testable import Pipeline

@Suite struct `Retrying` {
    private static let policy = AttemptPolicy(
        attempts: 5,
        backoff: DurationRange(.seconds(10), .seconds(60))
    )

    private static func rule(
        _ policy: AttemptPolicy = policy,
        effect: Effect = .idempotent,
        seed: UInt64 = 1
    ) -> RetryRule {
        RetryRule(policy: policy, effect: effect, instance: Make.instance("a"), seed: seed)
    }

    private static func delay(
        _ rule: RetryRule,
        _ code: FailureCode = .throttled,
        timedOut: Bool = false,
        attempt: Int = 1,
        elapsed: Duration = .zero,
        retryAfter: Duration? = nil
    ) -> Duration? {
        let failure = StepFailure(code: code, message: "no", retryAfter: retryAfter)
        return rule.delay(after: failure, timedOut: timedOut, attempt: attempt, elapsed: elapsed)
    }

    @Test(arguments: FailureCode.allCases)
    func `a failure is tried again when its code says so, an unknown one by its effect`(
        code: FailureCode
    ) {
        for effect in Effect.allCases {
            let expected = code.isTransient ?? (effect != .once)
            #expect((Self.delay(Self.rule(effect: effect), code) != nil) == expected)
        }
    }

    @Test(arguments: Effect.allCases)
    func `a timeout is tried again unless the step must not happen twice`(effect: Effect) {
        let delay = Self.delay(Self.rule(effect: effect), .interrupted, timedOut: true)
        #expect((delay != nil) == (effect != .once))
    }

    @Test func `the wait is anything up to a ceiling that doubles and then stays`() {
        for (attempt, ceiling) in [(1, 10), (2, 20), (3, 40), (4, 60)] {
            let delays = (0..<200).compactMap {
                Self.delay(Self.rule(seed: UInt64($0)), attempt: attempt)
            }
            #expect(delays.count == 200)
            #expect(delays.allSatisfy { $0 >= .zero && $0 < .seconds(ceiling) })
            #expect(delays.contains { $0 > .seconds(ceiling) * 0.9 })
            #expect(delays.contains { $0 < .seconds(ceiling) * 0.1 })
        }
    }

    @Test func `the other side's wish is respected when it is longer`() {
        #expect(Self.delay(Self.rule(), retryAfter: .seconds(90)) == .seconds(90))
        let short = Self.delay(Self.rule(), retryAfter: .zero)
        #expect(short == Self.delay(Self.rule()))
    }

    @Test func `there is no attempt after the last one`() {
        #expect(Self.delay(Self.rule(), attempt: 4) != nil)
        #expect(Self.delay(Self.rule(), attempt: 5) == nil)
    }

    @Test func `a wait never ends after the deadline`() {
        var policy = Self.policy
        policy.deadline = .seconds(100)
        let rule = Self.rule(policy)
        #expect(Self.delay(rule, elapsed: .seconds(20), retryAfter: .seconds(79)) == .seconds(79))
        #expect(Self.delay(rule, elapsed: .seconds(20), retryAfter: .seconds(80)) == nil)
    }

    @Test func `an attempt is cut to what its deadline leaves`() {
        let policy = AttemptPolicy(
            attempts: 9,
            backoff: DurationRange(.zero, .zero),
            timeout: .seconds(40),
            deadline: .seconds(100)
        )
        let plan = PlanSketch.plan { $0.step("a", policy: policy) }
        let rehearsal = Rehearsal(plan, scripts: ["a": [.hangs]])
        #expect(
            rehearsal.log == [
                "0s start a 1", "40s failed a 1 again in 0s", "40s start a 2",
                "1m20s failed a 2 again in 0s", "1m20s start a 3", "1m40s failed a 3",
                "1m40s timed-out a", "1m40s settle 0", "1m40s finish",
            ]
        )
        #expect(rehearsal.state == .timedOut)
    }

    @Test func `a storm of failures ends when the run's budget of retries is spent`() {
        let policy = AttemptPolicy(attempts: 100, backoff: DurationRange(.zero, .zero))
        let plan = PlanSketch.plan { sketch in
            for number in 0..<20 { sketch.step("s\(number)", policy: policy) }
        }
        let scripts = Dictionary(
            uniqueKeysWithValues: (0..<20).map { ("s\($0)", [Rehearsal.Script.fails(.throttled)]) }
        )
        let rehearsal = Rehearsal(plan, scripts: scripts)
        #expect(rehearsal.lines("failed").count { $0.contains("again") } == 20 / 5 + 10)
        #expect(rehearsal.isOver)
    }

    @Test func `a job is free while an instance waits for its next attempt`() {
        let policy = AttemptPolicy(attempts: 2)
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", policy: policy)
            sketch.step("b")
        }
        let scripts: [String: [Rehearsal.Script]] = [
            "a": [.fails(.throttled, retryAfter: .seconds(30)), .succeeds()]
        ]
        let rehearsal = Rehearsal(plan, scripts: scripts, jobs: 1)
        #expect(rehearsal.lines("start") == ["start a 1", "start b 1", "start a 2"])
        #expect(rehearsal.state == .succeeded)
    }
}
