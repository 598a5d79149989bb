import Testing
import Values

@testable import Pipeline

@Suite struct `A run` {
    // Walking along all steps for each of them would take a hundred times as long.
    @Test(.timeLimit(.minutes(1)))
    func `of thousands of steps is decided in the time of its length`() {
        let count = 10_000
        var sketch = PlanSketch()
        for number in 0..<count { sketch.step("s\(number)") }
        let plan = sketch.plan()
        var scheduler = Scheduler(plan: plan, facts: RunFacts(run: Make.run), seed: 1, jobs: 16)
        var started = scheduler.begin().instancesStarted
        var next = 0
        while next < started.count {
            let actions = scheduler.attemptEnded(
                started[next],
                .succeeded(.null),
                at: .seconds(next)
            )
            started += actions.instancesStarted
            next += 1
        }
        #expect(started == Array(0..<count))
        #expect(scheduler.state == .succeeded)
    }
}

extension [Scheduler.Action] {
    fileprivate var instancesStarted: [Int] {
        compactMap { if case .start(let instance, _, _) = $0 { instance } else { nil } }
    }
}
