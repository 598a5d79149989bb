import Testing
import Values

@testable import Pipeline

@Suite struct `Finally` {
    @Test func `its steps run in file order, one after another, whatever failed before`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a")
            sketch.step("third", finally: 2)
            sketch.step("first", finally: 0)
            sketch.step("second", finally: 1)
        }
        let scripts: [String: [Rehearsal.Script]] = [
            "a": [.fails(.invalid)], "first": [.fails(.invalid)],
        ]
        let rehearsal = Rehearsal(plan, scripts: scripts)
        #expect(
            rehearsal.log.filter { $0.contains("start") } == [
                "0s start a 1", "1s start first 1", "2s start second 1", "3s start third 1",
            ]
        )
        #expect(rehearsal.state == .failed)
    }

    @Test func `leases are settled before it when no step in it does that`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a")
            sketch.step("notify", finally: 0)
        }
        #expect(
            Rehearsal(plan).lines("start", "settle", "finish") == [
                "start a 1", "settle 0", "start notify 1", "settle 0", "finish",
            ]
        )
    }

    @Test func `a teardown in it decides when, and what it could not remove is known after it`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a")
            sketch.step("teardown", finally: 0, kind: "teardown")
            sketch.step("notify", finally: 1)
        }
        #expect(
            Rehearsal(plan).lines("start", "settle", "finish") == [
                "start a 1", "start teardown 1", "start notify 1", "settle 0", "finish",
            ]
        )
    }

    @Test(
        arguments: [
            (RunCondition.succeeded, TerminalState.skipped), (.failed, .succeeded),
            (.cancelled, .skipped), (.timedOut, .skipped), (.leaked, .skipped),
        ]
    )
    func `its words speak of the run`(condition: RunCondition, expected: TerminalState) {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a")
            sketch.step("f", finally: 0, when: .run([condition]))
        }
        let rehearsal = Rehearsal(plan, scripts: ["a": [.fails(.invalid)]])
        #expect(rehearsal.states["f"] == expected)
    }

    @Test func `leaked and succeeded exclude each other`() {
        let plan = PlanSketch.plan { sketch in
            sketch.step("a")
            sketch.step("if-leaked", finally: 0, when: .run([.leaked]))
            sketch.step("if-succeeded", finally: 1, when: .run([.succeeded]))
        }
        let rehearsal = Rehearsal(plan, left: [0: 2])
        #expect(rehearsal.states["if-leaked"] == .succeeded)
        #expect(rehearsal.states["if-succeeded"] == .skipped)
        #expect(rehearsal.state == .leaked)
    }
}
