import Testing
import Values

@testable import Pipeline

@Suite struct `The scheduler` {
    @Test func `a failure blocks those that depend on it and nobody else`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a")
            sketch.step("b")
            sketch.step("after-a", after: ["a"])
            sketch.step("after-b", after: ["b"])
            sketch.step("last", after: ["after-a", "after-b"])
        }
        let rehearsal = Rehearsal(plan, scripts: ["a": [.fails(.invalid)]])
        #expect(
            rehearsal.states == [
                "a": .failed, "b": .succeeded, "after-a": .blocked, "after-b": .succeeded,
                "last": .blocked,
            ]
        )
        #expect(rehearsal.state == .failed)
    }

    @Test func `each step starts as soon as its own inputs are ready`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("slow")
            sketch.step("fast")
            sketch.step("after-fast", after: ["fast"])
        }
        let rehearsal = Rehearsal(plan, scripts: ["slow": [.succeeds(after: .seconds(60))]])
        #expect(rehearsal.log.contains("1s start after-fast 1"))
    }

    @Test func `an optional failure does not fail the run but blocks its dependants`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", optional: true)
            sketch.step("b", optional: true)
            sketch.step("after", after: ["b"], optional: true)
            sketch.step("c")
        }
        let rehearsal = Rehearsal(
            plan,
            scripts: ["a": [.fails(.invalid)], "b": [.fails(.invalid)]]
        )
        #expect(rehearsal.state == .succeeded)
        #expect(rehearsal.states["after"] == .blocked)
    }

    @Test func `a step that counts and was blocked by an optional one fails the run`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", optional: true)
            sketch.step("b", after: ["a"])
        }
        let rehearsal = Rehearsal(plan, scripts: ["a": [.fails(.invalid)]])
        #expect(rehearsal.state == .failed)
    }

    @Test func `never more attempts go on than there are jobs, and the plan's order decides`() {
        let plan = PlanSketch.plan { sketch in
            for number in 0..<7 { sketch.step("s\(number)") }
        }
        let rehearsal = Rehearsal(plan, jobs: 3)
        #expect(rehearsal.mostRunning == 3)
        #expect(rehearsal.lines("start") == (0..<7).map { "start s\($0) 1" })
        #expect(rehearsal.log.last == "3s finish")
    }

    @Test func `a plan without any step ends`() {
        let rehearsal = Rehearsal(PlanSketch().plan())
        #expect(rehearsal.log == ["0s settle 0", "0s finish"])
        #expect(rehearsal.state == .succeeded)
    }

    @Test func `the same plan and seed give the same sequence, another seed another one`() {
        let plan = PlanSketch.plan { sketch in
            let policy = AttemptPolicy(attempts: 4)
            for name in ["a", "b", "c"] { sketch.step(name, policy: policy) }
            sketch.step("d", after: ["a", "b", "c"])
        }
        let scripts: [String: [Rehearsal.Script]] = [
            "a": [.fails(.throttled), .fails(.connection), .succeeds()],
            "b": [.fails(.capacity), .succeeds()],
        ]
        let first = Rehearsal(plan, scripts: scripts, seed: 7)
        let second = Rehearsal(plan, scripts: scripts, seed: 7)
        let third = Rehearsal(plan, scripts: scripts, seed: 8)
        #expect(first.log == second.log)
        #expect(first.log != third.log)
        #expect(first.state == .succeeded)
    }

    @Test func `the leases of a step go when the last that depends on it is over`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("deploy")
            sketch.step("quick", after: ["deploy"])
            sketch.step("slow", after: ["deploy"])
            sketch.step("other")
        }
        let scripts: [String: [Rehearsal.Script]] = [
            "slow": [.succeeds(after: .seconds(5))],
            "other": [.succeeds(after: .seconds(60))],
        ]
        let rehearsal = Rehearsal(plan, scripts: scripts)
        #expect(rehearsal.log.filter { $0.contains("release") } == ["6s release deploy"])
    }

    @Test func `the leases of a step that failed go although nobody could use it`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("deploy")
            sketch.step("invoke", after: ["deploy"])
        }
        let rehearsal = Rehearsal(plan, scripts: ["deploy": [.fails(.invalid)]])
        #expect(rehearsal.lines("release") == ["release deploy"])
    }

    @Test func `an output reaches those that ask for it`() {
        let plan = PlanSketch.plan { $0.step("a") }
        var scheduler = Scheduler(
            plan: plan,
            facts: RunFacts(run: Make.run),
            seed: 1
        )
        #expect(scheduler.begin() == [.start(instance: 0, attempt: 1, limit: nil)])
        _ = scheduler.attemptEnded(0, .succeeded(.text("x")), at: .seconds(1))
        #expect(scheduler.facts.outputs == [0: .text("x")])
    }
}
