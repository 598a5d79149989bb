import Testing
import Values

@testable import Pipeline

@Suite struct `A scheduler with a past` {
    private let plan = PlanSketch.plan { sketch in
        sketch.step("build")
        sketch.step("invoke", after: ["build"], policy: AttemptPolicy(attempts: 2))
        sketch.step("collect", after: ["invoke"], when: .finished)
        sketch.step("notify", finally: 0)
    }

    private let build = PastInstance.kept(output: .text("zip"), attempts: 1, seconds: 2)

    @Test func `tells what was kept in its turn, and never starts it`() {
        let rehearsal = Rehearsal(plan, past: [0: build])
        #expect(
            rehearsal.lines("kept", "start", "rest") == [
                "kept build", "start invoke 1", "start collect 1", "start notify 1",
            ]
        )
        #expect(rehearsal.outputs["build"] == .text("zip"))
        #expect(rehearsal.state == .succeeded)
    }

    @Test func `rests before it goes on with an attempt, which gets the next number`() {
        let again = PastInstance.again(attempts: 3, counted: 0, since: 3, wait: .seconds(7))
        let rehearsal = Rehearsal(plan, past: [0: build, 1: again])
        #expect(rehearsal.lines("rest", "start invoke") == ["rest invoke 7s", "start invoke 4"])
        #expect(rehearsal.state == .succeeded)
    }

    @Test(arguments: [(counted: 0, starts: 2), (counted: 1, starts: 1), (counted: 2, starts: 1)])
    func `counts the attempts that count against those that are allowed`(
        counted: Int,
        starts: Int
    ) {
        let again = PastInstance.again(attempts: 2, counted: counted, since: nil, wait: .zero)
        let rehearsal = Rehearsal(
            plan,
            scripts: ["invoke": [.fails(.throttled)]],
            past: [0: build, 1: again]
        )
        #expect(rehearsal.lines("start invoke").count == starts)
        #expect(rehearsal.state == .failed)
    }

    @Test func `does not start what must not be done twice, and lets the rest go on`() {
        let refused = PastInstance.refused(
            StepFailure(code: .interrupted, message: "no"),
            attempts: 1
        )
        let rehearsal = Rehearsal(plan, past: [0: build, 1: refused])
        #expect(rehearsal.lines("start") == ["start collect 1", "start notify 1"])
        #expect(rehearsal.states["invoke"] == .failed)
        #expect(rehearsal.state == .failed)
    }

    @Test func `releases what was kept as soon as nobody uses it`() {
        let all: [Int: PastInstance] = [0: build, 1: .kept(output: nil, attempts: 1, seconds: 1)]
        let rehearsal = Rehearsal(plan, past: all)
        #expect(
            rehearsal.lines("kept", "release", "start") == [
                "kept build", "kept invoke", "release build", "start collect 1", "release invoke",
                "start notify 1",
            ]
        )
    }
}
