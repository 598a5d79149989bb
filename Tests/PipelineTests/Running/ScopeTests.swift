import Testing
import Values

@testable import Pipeline

@Suite struct `Reused pipelines` {
    private static func plan(
        condition: (@Sendable (RunFacts) throws -> Bool)? = nil,
        outputs: @escaping @Sendable (RunFacts) throws -> Value = { _ in .null }
    ) -> Plan {
        PlanSketch.plan { sketch in
            sketch.step("before")
            let scope = sketch.pipeline(
                "inner",
                after: ["before"],
                condition: condition,
                outputs: outputs
            )
            sketch.step("a", in: scope)
            sketch.step("b", in: scope, after: ["a"])
            sketch.step("tidy", in: scope, finally: 0)
            sketch.step("after", after: ["inner"])
        }
    }

    @Test func `one opens after its dependencies, runs its finally and only then is over`() {
        let rehearsal = Rehearsal(Self.plan())
        #expect(
            rehearsal.lines("start", "open", "settle", "succeeded inner") == [
                "start before 1", "open inner", "start inner/a 1", "succeeded inner/a",
                "start inner/b 1", "succeeded inner/b", "settle 1", "start inner/tidy 1",
                "succeeded inner/tidy", "settle 1", "succeeded inner", "start after 1", "settle 0",
            ]
        )
        #expect(rehearsal.state == .succeeded)
    }

    @Test func `a failure inside fails it, after its finally, and blocks who depends on it`() {
        let rehearsal = Rehearsal(Self.plan(), scripts: ["inner/a": [.fails(.invalid)]])
        #expect(rehearsal.states["inner/b"] == .blocked)
        #expect(rehearsal.states["inner/tidy"] == .succeeded)
        #expect(rehearsal.states["inner"] == .failed)
        #expect(rehearsal.states["after"] == .blocked)
    }

    @Test func `one that is skipped ends with everything in it, without its finally`() {
        let rehearsal = Rehearsal(Self.plan(condition: { _ in false }))
        for name in ["inner", "inner/a", "inner/b", "inner/tidy"] {
            #expect(rehearsal.states[name] == .skipped)
        }
        #expect(rehearsal.states["after"] == .succeeded)
        #expect(rehearsal.state == .succeeded)
    }

    @Test func `one that is blocked ends with everything in it, pipelines inside it too`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("bad")
            let outer = sketch.pipeline("outer", after: ["bad"])
            let inner = sketch.pipeline("inner", in: outer)
            sketch.step("a", in: inner)
        }
        let rehearsal = Rehearsal(plan, scripts: ["bad": [.fails(.invalid)]])
        for name in ["outer", "outer/inner", "outer/inner/a"] {
            #expect(rehearsal.states[name] == .blocked)
        }
        #expect(rehearsal.isOver)
    }

    @Test func `a stop runs the finally of one that is open and of the run`() {
        let rehearsal = Rehearsal(
            Self.plan(),
            scripts: ["inner/a": [.hangs]],
            stops: [.seconds(5)]
        )
        #expect(
            rehearsal.states == [
                "before": .succeeded, "inner": .cancelled, "inner/a": .cancelled,
                "inner/b": .cancelled, "inner/tidy": .succeeded, "after": .cancelled,
            ]
        )
    }

    @Test func `its outputs are made of what happened inside`() {
        let plan = Self.plan(outputs: { .list([$0.outputs[3] ?? .null]) })
        let plain = Rehearsal(plan, scripts: ["inner/b": [.succeeds(.integer(3))]])
        #expect(plain.outputs["inner"] == .list([.integer(3)]))
    }

    @Test func `outputs that cannot be evaluated are a failure`() {
        let failure = StepFailure(code: .invalid, message: "index 3 of 2")
        let rehearsal = Rehearsal(Self.plan(outputs: { _ in throw failure }))
        #expect(rehearsal.states["inner"] == .failed)
        #expect(rehearsal.states["after"] == .blocked)
    }

    @Test func `an empty one is over at once`() {
        let plan = PlanSketch.plan { sketch in
            _ = sketch.pipeline("inner")
            sketch.step("after", after: ["inner"])
        }
        #expect(Rehearsal(plan).states == ["inner": .succeeded, "after": .succeeded])
    }

    @Test func `leases inside go when their users there are over, and the rest with its steps`() {
        let plan = PlanSketch.plan { sketch in
            let scope = sketch.pipeline("inner")
            sketch.step("deploy", in: scope)
            sketch.step("invoke", in: scope, after: ["deploy"])
            sketch.step("long")
        }
        let rehearsal = Rehearsal(plan, scripts: ["long": [.succeeds(after: .seconds(60))]])
        #expect(
            rehearsal.log.filter { $0.contains("release") || $0.contains("settle") } == [
                "2s release inner/deploy", "2s settle 1", "1m settle 0",
            ]
        )
    }

    @Test func `a timeout inside is a timeout of it, unless something failed as well`() {
        let plan = PlanSketch.plan { sketch in
            let scope = sketch.pipeline("inner")
            sketch.step("slow", in: scope, policy: AttemptPolicy(timeout: .seconds(1)))
            sketch.step("after", in: scope, after: ["slow"])
        }
        let rehearsal = Rehearsal(plan, scripts: ["inner/slow": [.hangs]])
        #expect(rehearsal.states["inner"] == .timedOut)
        #expect(rehearsal.state == .timedOut)
    }
}
