import Testing
import Values

@testable import Pipeline

@Suite struct `When` {
    /// A dependency that ends in a state, and one that depends on it.
    private static func rehearse(
        _ rule: WhenRule,
        after state: TerminalState
    ) -> TerminalState? {
        var sketch = PlanSketch()
        sketch.step("bad")
        sketch.step(
            "first",
            after: state == .blocked ? ["bad"] : [],
            condition: { _ in state != .skipped },
            policy: AttemptPolicy(timeout: .seconds(10))
        )
        sketch.step("second", after: ["first"], when: rule)
        let scripts: [String: [Rehearsal.Script]] = [
            "bad": [.fails(.invalid)],
            "first": [script(for: state)],
        ]
        let stops: [Duration] = state == .cancelled ? [.seconds(2)] : []
        let rehearsal = Rehearsal(sketch.plan(), scripts: scripts, stops: stops)
        #expect(rehearsal.isOver)
        #expect(rehearsal.states["first"] == state)
        return rehearsal.states["second"]
    }

    private static func script(for state: TerminalState) -> Rehearsal.Script {
        switch state {
        case .failed: .fails(.invalid)
        case .timedOut, .cancelled: .hangs
        case .succeeded, .skipped, .blocked: .succeeds()
        }
    }

    @Test(
        arguments: zip(
            [
                TerminalState.succeeded, .skipped, .failed, .timedOut, .blocked, .cancelled,
            ],
            [TerminalState.succeeded, .succeeded, .blocked, .blocked, .blocked, .cancelled]
        )
    )
    func `succeeded runs after success and skips only`(
        dependency: TerminalState,
        expected: TerminalState
    ) {
        #expect(Self.rehearse(.succeeded, after: dependency) == expected)
    }

    @Test(
        arguments: zip(
            [
                TerminalState.succeeded, .skipped, .failed, .timedOut, .blocked, .cancelled,
            ],
            [TerminalState.skipped, .skipped, .succeeded, .succeeded, .skipped, .cancelled]
        )
    )
    func `failed runs after a failure or a timeout`(
        dependency: TerminalState,
        expected: TerminalState
    ) {
        #expect(Self.rehearse(.failed, after: dependency) == expected)
    }

    @Test(arguments: TerminalState.allCases)
    func `finished runs after anything but a cancel`(dependency: TerminalState) {
        let expected: TerminalState = dependency == .cancelled ? .cancelled : .succeeded
        #expect(Self.rehearse(.finished, after: dependency) == expected)
    }

    @Test(arguments: TerminalState.allCases)
    func `always runs after anything`(dependency: TerminalState) {
        #expect(Self.rehearse(.always, after: dependency) == .succeeded)
    }

    @Test func `a condition that cannot be evaluated is a failure with its words`() {
        struct Broken: Error, CustomStringConvertible { let description = "index 3 of 2" }
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", condition: { _ in throw Broken() })
            sketch.step("b", after: ["a"])
        }
        let rehearsal = Rehearsal(plan)
        #expect(rehearsal.states == ["a": .failed, "b": .blocked])
        #expect(rehearsal.state == .failed)
    }

    @Test func `a condition sees the outputs and states of those before`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a")
            sketch.step(
                "b",
                after: ["a"],
                condition: { $0.outputs[0] == .integer(7) && $0.states[0] == .succeeded }
            )
        }
        let rehearsal = Rehearsal(plan, scripts: ["a": [.succeeds(.integer(7))]])
        #expect(rehearsal.states["b"] == .succeeded)
    }
}
