import Testing
import Values

@testable import Pipeline

/// The tables of the design, cell by cell.
@Suite struct `The tables of the design` {
    private static let rules: [WhenRule] = [.succeeded, .failed, .finished, .always]

    /// What the page says about two dependencies, written down apart from the engine.
    private static func expected(
        _ rule: WhenRule,
        after states: [TerminalState]
    ) -> TerminalState {
        let isStopped = states.contains(.cancelled)
        switch rule {
        case .always: return .succeeded
        case _ where isStopped: return .cancelled
        case .succeeded:
            return states.allSatisfy { [.succeeded, .skipped].contains($0) } ? .succeeded : .blocked
        case .failed:
            let isBad = states.contains(.failed) || states.contains(.timedOut)
            return isBad ? .succeeded : .skipped
        case .finished, .run: return .succeeded
        }
    }

    @Test(arguments: TerminalState.allCases, TerminalState.allCases)
    func `when, by how two dependencies ended`(first: TerminalState, second: TerminalState) {
        for rule in Self.rules {
            var sketch = PlanSketch()
            sketch.step("bad")
            sketch.step("first", endingAs: first, after: "bad")
            sketch.step("second", endingAs: second, after: "bad")
            sketch.step("last", after: ["first", "second"], when: rule)
            let isStopped = first == .cancelled || second == .cancelled
            let rehearsal = Rehearsal(
                sketch.plan(),
                scripts: [
                    "bad": [.fails(.invalid)], "first": [.ending(as: first)],
                    "second": [.ending(as: second)],
                ],
                stops: isStopped ? [.seconds(5)] : []
            )
            #expect(rehearsal.states["first"] == first)
            #expect(rehearsal.states["second"] == second)
            let expected = Self.expected(rule, after: [first, second])
            #expect(rehearsal.states["last"] == expected, "\(rule)")
            #expect(rehearsal.isOver)
        }
    }

    // Where `finally` itself is stopped, the second request spares nothing, `always` neither.
    @Test(
        arguments: [
            (
                WhenRule.succeeded,
                [.succeeded, .blocked, .blocked, .cancelled, .succeeded, .blocked]
            ),
            (.failed, [.skipped, .succeeded, .succeeded, .cancelled, .skipped, .skipped]),
            (.finished, [.succeeded, .succeeded, .succeeded, .cancelled, .succeeded, .succeeded]),
            (.always, [.succeeded, .succeeded, .succeeded, .cancelled, .succeeded, .succeeded]),
        ] as [(WhenRule, [TerminalState])]
    )
    func `when, in a pipeline that finally reuses`(rule: WhenRule, expected: [TerminalState]) {
        let states: [TerminalState] = [
            .succeeded, .failed, .timedOut, .cancelled, .skipped, .blocked,
        ]
        for (state, expected) in zip(states, expected) {
            let plan = PlanSketch.plan { sketch in
                sketch.step("work")
                let scope = sketch.pipeline("report", finally: 0)
                sketch.step("bad", in: scope)
                sketch.step("first", in: scope, endingAs: state, after: "bad")
                sketch.step("last", in: scope, after: ["first"], when: rule)
            }
            let rehearsal = Rehearsal(
                plan,
                scripts: [
                    "report/bad": [.fails(.invalid)], "report/first": [.ending(as: state)],
                ],
                stops: state == .cancelled ? [.seconds(5), .seconds(6)] : []
            )
            #expect(rehearsal.states["report/first"] == state)
            #expect(rehearsal.states["report/last"] == expected, "after \(state)")
        }
    }

    @Test(arguments: RunEnding.allCases)
    func `when in finally, by how the run goes`(ending: RunEnding) {
        for word in RunCondition.allCases {
            let rehearsal = ending.rehearsal { sketch in
                sketch.step("said", finally: 0, when: .run([word]))
                sketch.step("said-both", finally: 1, when: .run([word, .leaked]))
                sketch.step("always", finally: 2)
            }
            let isMeant = ending.conditions.contains(word)
            let isEither = isMeant || ending.conditions.contains(.leaked)
            #expect(rehearsal.states["said"] == (isMeant ? .succeeded : .skipped), "\(word)")
            #expect(rehearsal.states["said-both"] == (isEither ? .succeeded : .skipped))
            #expect(rehearsal.states["always"] == .succeeded)
            #expect(rehearsal.state == ending.state)
        }
    }

    @Test(arguments: TerminalState.allCases, [true, false])
    func `optional, by how the step ended`(state: TerminalState, isOptional: Bool) {
        var sketch = PlanSketch()
        sketch.step("bad", optional: true)
        sketch.step("first", endingAs: state, after: "bad", optional: isOptional)
        sketch.step("beside")
        let rehearsal = Rehearsal(
            sketch.plan(),
            scripts: ["bad": [.fails(.invalid)], "first": [.ending(as: state)]],
            stops: state == .cancelled ? [.seconds(5)] : []
        )
        let counted: [TerminalState: RunState] = [
            .failed: .failed, .blocked: .failed, .timedOut: .timedOut, .cancelled: .cancelled,
        ]
        // A stopped run is cancelled, whatever its steps may do.
        let isCounted = !isOptional || state == .cancelled
        #expect(rehearsal.states["first"] == state)
        #expect(rehearsal.state == (isCounted ? counted[state] ?? .succeeded : .succeeded))
        #expect(rehearsal.states["beside"] == .succeeded)
    }

    @Test(arguments: [true, false])
    func `if, once when lets it`(isMet: Bool) {
        let asked = Notebook<String>()
        let plan = PlanSketch.plan { sketch in
            sketch.step("bad")
            for (name, rule) in [("admitted", WhenRule.failed), ("refused", .succeeded)] {
                sketch.step(
                    name,
                    after: ["bad"],
                    when: rule,
                    condition: { _ in
                        asked.write(name)
                        return isMet
                    }
                )
                sketch.step("after-\(name)", after: [name])
            }
        }
        let rehearsal = Rehearsal(plan, scripts: ["bad": [.fails(.invalid)]])
        #expect(asked.entries == ["admitted"])
        #expect(rehearsal.states["admitted"] == (isMet ? .succeeded : .skipped))
        #expect(rehearsal.states["after-admitted"] == .succeeded)
        #expect(rehearsal.states["refused"] == .blocked)
        #expect(rehearsal.states["after-refused"] == .blocked)
    }

    @Test func `skipped holds nobody up, however long the chain of it`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a", condition: { _ in false })
            sketch.step("b", after: ["a"], when: .failed)
            sketch.step("c", after: ["b"], condition: { _ in false })
            sketch.step("d", after: ["a", "b", "c"])
        }
        let rehearsal = Rehearsal(plan)
        #expect(
            rehearsal.states == ["a": .skipped, "b": .skipped, "c": .skipped, "d": .succeeded]
        )
        #expect(rehearsal.state == .succeeded)
    }
}
