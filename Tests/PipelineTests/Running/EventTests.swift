import FoundationEssentials
import Testing
import Values

@testable import Pipeline

@Suite struct `Events` {
    private static let invoke = InstanceID([
        InstanceID.Element(step: "baseline", axes: [AxisValue("provider", "aws")]),
        InstanceID.Element(step: "invoke"),
    ])
    private static let failure = StepFailure(
        code: .throttled,
        message: "slow \"down\"\n",
        details: ["line 1", "line 2"]
    )
    private static let lease = Lease(
        id: "l1",
        run: Make.run,
        instance: invoke,
        kind: "function",
        place: "local",
        name: "st-x-1",
        token: "secret-token",
        labels: [:],
        state: .created,
        payload: LeasePayload(json: "{}"),
        intendedAt: 0
    )
    private static let bodies: [RunEvent.Body] = [
        .runStarted(
            RunStart(run: Make.run, pipeline: "weekly", seed: .max, instances: [invoke])
        ),
        .instanceStarted(invoke, attempt: 2),
        .instanceProgress(invoke, done: 3, total: 10),
        .instanceLog(invoke, line: "é \u{1} \\ /"),
        .attemptFailed(invoke, attempt: 1, failure, retryIn: 1.25),
        .attemptFailed(invoke, attempt: 2, failure, retryIn: nil),
        .instanceFinished(
            InstanceFinish(
                instance: invoke,
                state: .timedOut,
                attempts: 2,
                seconds: 3.5,
                failure: failure
            )
        ),
        .lease(LeaseNews(lease)),
        .result(invoke, .mapping(["n": .integer(100), "ok": .boolean(true), "none": .null])),
        .stopping(stage: 1),
        .settled(
            Receipt(
                created: 2,
                removed: 1,
                left: [
                    Receipt.Leftover(
                        lease: "l1",
                        kind: "function",
                        place: "local",
                        name: "st-x-1",
                        reason: "no answer"
                    )
                ]
            )
        ),
        .announcement(invoke, line: "done: 3 × ✓"),
        .instanceCached(invoke),
        .runFinished(RunFinish(state: .leaked, left: 1, seconds: 12)),
    ]

    @Test(arguments: bodies.indices)
    func `what is written is read back`(index: Int) throws {
        let event = RunEvent(
            sequence: index,
            milliseconds: 1_772_366_400_250,
            body: Self.bodies[index]
        )
        #expect(!event.line.contains("\n"))
        #expect(try RunEvent(line: event.line) == event)
    }

    @Test func `lines are flat, begin with their kind and tell no token`() {
        let lines = Self.bodies.enumerated().map { index, body in
            RunEvent(sequence: index, milliseconds: 1_772_366_400_250, body: body).line
        }
        #expect(
            lines[0] == """
                {"kind":"run-started","schema":1,"seq":0,"at":"2026-03-01T12:00:00.250Z",\
                "run":"test","pipeline":"weekly","seed":18446744073709551615,\
                "instances":["baseline[provider=aws]/invoke"]}
                """
        )
        #expect(
            lines[4] == """
                {"kind":"attempt-failed","seq":4,"at":"2026-03-01T12:00:00.250Z",\
                "instance":"baseline[provider=aws]/invoke","attempt":1,"code":"throttled",\
                "message":"slow \\"down\\"\\n","details":["line 1","line 2"],"in":1.25}
                """
        )
        #expect(
            lines.last?.hasPrefix(#"{"kind":"run-finished","state":"leaked","left":1,"#) == true
        )
        #expect(!lines.joined().contains("secret-token"))
    }

    @Test func `a kind of a later version is read as unknown`() throws {
        let line = #"{"kind":"fine-new-thing","seq":7,"at":"2026-03-01T12:00:00.000Z","x":[1]}"#
        #expect(try RunEvent(line: line).body == .unknown(kind: "fine-new-thing"))
    }

    @Test func `a line that is no event is refused`() {
        for line in ["", "{}", "[1]", #"{"kind":"stopping","seq":1}"#] {
            #expect(throws: (any Error).self) { _ = try RunEvent(line: line) }
        }
    }

    @Test func `listeners hear events numbered, in order, without secrets`() {
        let recorder = EventRecorder()
        let stream = EventStream(
            listeners: [recorder],
            redactor: Redactor([Secret(name: "token", value: "hush")]),
            wallClock: { 1.5 }
        )
        stream.emit(.instanceLog(Self.invoke, line: "say hush"))
        stream.emit(.result(Self.invoke, .text("hush")))
        #expect(recorder.events.map(\.sequence) == [0, 1])
        #expect(recorder.events.map(\.milliseconds) == [1500, 1500])
        #expect(recorder.events[0].body == .instanceLog(Self.invoke, line: "say ***(token)"))
        #expect(recorder.events[1].body == .result(Self.invoke, .text("***(token)")))
    }

    @Test func `an event file holds one line an event and says when it could not be written`()
        throws
    {
        let folder = try TestFolder()
        let file = try EventFile(path: folder.path + "/events.jsonl")
        let event = RunEvent(sequence: 0, milliseconds: 0, body: .stopping(stage: 1))
        file.record(event)
        file.record(event)
        let text = try String(contentsOfFile: folder.path + "/events.jsonl", encoding: .utf8)
        #expect(text == event.line + "\n" + event.line + "\n")
        #expect(file.failure == nil)
        let full = try EventFile(path: "/dev/full")
        full.record(event)
        #expect(full.failure?.code == .full)
    }

    @Test func `progress is told once a percent`() {
        var filter = ProgressFilter()
        let told = (0...1000).count { filter.isWorthTelling(done: $0, of: 1000) }
        #expect(told == 101)
        let more = [(0, 7), (0, 7), (1, 0)].map { filter.isWorthTelling(done: $0.0, of: $0.1) }
        #expect(more == [true, false, true])
    }
}
