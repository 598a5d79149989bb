import Testing
import Values

@testable import Pipeline

@Suite struct `Stopping` {
    private static let plan = PlanSketch.plan { sketch in
        sketch.step("done")
        sketch.step("running")
        sketch.step("waiting", after: ["running"])
        sketch.step("tidy", after: ["running"], when: .always)
        sketch.step("teardown", finally: 0, kind: "teardown")
        sketch.step("notify", finally: 1, when: .run([.cancelled]))
    }

    @Test func `the first request cancels the steps and lets finally run`() {
        let rehearsal = Rehearsal(Self.plan, scripts: ["running": [.hangs]], stops: [.seconds(5)])
        #expect(
            rehearsal.states == [
                "done": .succeeded, "running": .cancelled, "waiting": .cancelled,
                "tidy": .succeeded, "teardown": .succeeded, "notify": .succeeded,
            ]
        )
        #expect(rehearsal.state == .cancelled)
    }

    @Test func `the second request cancels finally too, and leases are settled all the same`() {
        let rehearsal = Rehearsal(
            Self.plan,
            scripts: ["running": [.hangs], "teardown": [.hangs]],
            stops: [.seconds(5), .seconds(10)]
        )
        #expect(rehearsal.states["teardown"] == .cancelled)
        #expect(rehearsal.states["notify"] == .cancelled)
        #expect(rehearsal.log.suffix(2) == ["10s settle 0", "10s finish"])
    }

    @Test func `a request before anything else ran still runs finally`() {
        let rehearsal = Rehearsal(Self.plan, stops: [.zero])
        #expect(rehearsal.states["done"] == .cancelled)
        #expect(rehearsal.states["teardown"] == .succeeded)
        #expect(rehearsal.isOver)
    }

    @Test func `what stands in line or waits for a retry is cancelled without a word`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("retrying", policy: AttemptPolicy(attempts: 2))
            sketch.step("running")
            sketch.step("in-line")
        }
        let scripts: [String: [Rehearsal.Script]] = [
            "retrying": [.fails(.throttled, retryAfter: .seconds(60))], "running": [.hangs],
        ]
        let rehearsal = Rehearsal(plan, scripts: scripts, jobs: 1, stops: [.seconds(5)])
        #expect(rehearsal.states.values.allSatisfy { $0 == .cancelled })
        #expect(rehearsal.lines("cancel ") == ["cancel running"])
        #expect(rehearsal.log.last == "5s finish")
    }

    @Test func `an attempt that fails while it is being stopped is not tried again`() {
        let plan = PlanSketch.plan { $0.step("a", policy: AttemptPolicy(attempts: 3)) }
        var scheduler = Scheduler(plan: plan, facts: RunFacts(run: Make.run), seed: 1)
        _ = scheduler.begin()
        #expect(scheduler.stopRequested(at: .seconds(1)) == [.cancel(instance: 0)])
        let failure = StepFailure(code: .connection, message: "reset")
        let actions = scheduler.attemptEnded(0, .failed(failure), at: .seconds(2))
        #expect(
            actions == [
                .attemptFailed(instance: 0, attempt: 1, failure, retryIn: nil),
                .ended(instance: 0), .settle(scope: 0),
            ]
        )
        #expect(scheduler.state == .failed)
    }

    @Test func `a run past its deadline is timed out and runs finally without haste`() {
        var sketch = PlanSketch()
        sketch.step("endless")
        sketch.step("tidy", finally: 0)
        sketch.step("if-timed-out", finally: 1, when: .run([.timedOut]))
        let rehearsal = Rehearsal(
            sketch.plan(deadline: .seconds(60)),
            scripts: ["endless": [.hangs], "tidy": [.succeeds(after: .seconds(300))]]
        )
        #expect(rehearsal.states["endless"] == .cancelled)
        #expect(rehearsal.states["if-timed-out"] == .succeeded)
        #expect(rehearsal.state == .timedOut)
        #expect(rehearsal.log.last == "6m1s finish")
    }

    @Test func `a deadline reached during finally changes nothing`() {
        var sketch = PlanSketch()
        sketch.step("a")
        sketch.step("tidy", finally: 0)
        let rehearsal = Rehearsal(
            sketch.plan(deadline: .seconds(5)),
            scripts: ["tidy": [.succeeds(after: .seconds(60))]]
        )
        #expect(rehearsal.state == .succeeded)
    }

    @Test func `a request during finally lets it end and the run is cancelled`() {
        let rehearsal = Rehearsal(
            Self.plan,
            scripts: ["teardown": [.succeeds(after: .seconds(30))]],
            stops: [.seconds(10)]
        )
        #expect(rehearsal.states["teardown"] == .succeeded)
        #expect(rehearsal.states["notify"] == .succeeded)
        #expect(rehearsal.state == .cancelled)
    }

    @Test func `a pipeline reused in finally runs its steps although the run was stopped`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("running")
            let scope = sketch.pipeline("report", finally: 0)
            sketch.step("write", in: scope)
        }
        let rehearsal = Rehearsal(plan, scripts: ["running": [.hangs]], stops: [.seconds(5)])
        #expect(rehearsal.states["report/write"] == .succeeded)
        #expect(rehearsal.states["report"] == .succeeded)
    }
}
