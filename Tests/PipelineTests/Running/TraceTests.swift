import FoundationEssentials
import Testing
import Values

@testable import Pipeline

@Suite struct `A trace` {
    private let clock = ManualClock()
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Runs a plan and draws its trace.
    private func trace(_ draw: (inout PlanSketch) -> Void) async throws -> Trace {
        let recorder = EventRecorder()
        let runner = Runner(
            plan: PlanSketch.plan(draw),
            journal: MemoryJournal(),
            handlers: [:],
            listeners: [recorder],
            options: RunOptions(
                run: Make.run,
                seed: 1,
                stateFolder: folder.path,
                clock: clock,
                wallClock: { [clock] in clock.wallTime }
            )
        )
        _ = await runner.run()
        var drawing = TraceRecorder()
        for event in recorder.events { drawing.add(event) }
        return try #require(drawing.trace)
    }

    private func fail(_ name: String, _ message: String, in sketch: inout PlanSketch) {
        sketch.step(
            name,
            body: { _ in throw StepFailure(code: .invalid, message: message) }
        )
    }

    private func facts(_ span: Span) -> [String: Span.Attribute.Value] {
        Dictionary(span.attributes.map { ($0.key, $0.value) }) { first, _ in first }
    }

    @Test func `has a span for the run and one for every instance, under the one it stands in`()
        async throws
    {
        let trace = try await trace { sketch in
            let inner = sketch.pipeline("family")
            sketch.step("one", in: inner)
            sketch.step("last", after: ["family"])
        }
        let root = try #require(trace.spans.first)
        #expect(root.name == "RUN sketch")
        #expect(root.parent == nil)
        #expect(facts(root)["cicd.pipeline.result"] == .text("success"))
        #expect(facts(root)["cicd.pipeline.run.id"] == .text("test"))
        let names = trace.spans.dropFirst().map(\.name)
        #expect(Set(names) == ["family", "family/one", "last"])
        let family = try #require(trace.spans.first { $0.name == "family" })
        let inner = try #require(trace.spans.first { $0.name == "family/one" })
        #expect(inner.parent == family.id)
        #expect(family.parent == root.id)
        #expect(facts(inner)["cicd.pipeline.task.run.id"] == .text("test/family/one"))
        #expect(Set(trace.spans.map(\.id)).count == 4)
    }

    @Test func `of the same run has the same identifiers`() async throws {
        let draw: (inout PlanSketch) -> Void = { $0.step("one") }
        let (first, second) = (try await trace(draw), try await trace(draw))
        #expect(first.id == second.id)
        #expect(first.spans.map(\.id) == second.spans.map(\.id))
        #expect(first.id.count == 32)
        #expect(first.spans.allSatisfy { $0.id.count == 16 })
    }

    @Test func `shows failed attempts, and whose fault it was`() async throws {
        let trace = try await trace { sketch in
            fail("bad", "no \"such\"", in: &sketch)
            sketch.step("after", after: ["bad"])
        }
        let bad = try #require(trace.spans.first { $0.name == "bad" })
        #expect(bad.problem == "no \"such\"")
        #expect(bad.events.map(\.name) == ["exception"])
        #expect(facts(bad)["error.type"] == .text("invalid"))
        let after = try #require(trace.spans.first { $0.name == "after" })
        #expect(after.problem == nil)
        #expect(facts(after)["cicd.pipeline.task.run.result"] == .text("skip"))
        #expect(after.startedAt == after.endedAt)
        #expect(facts(trace.spans[0])["cicd.pipeline.result"] == .text("failure"))
    }

    @Test func `is written in the JSON form of OTLP, on one line`() async throws {
        let trace = try await trace { sketch in
            fail("bad", "no", in: &sketch)
        }
        let text = try trace.otlp(version: "1")
        #expect(!text.contains("\n"))
        let root = try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        let spans = try #require(root.at("resourceSpans", 0, "scopeSpans", 0, "spans"))
        #expect(spans.at(0, "kind") == .integer(2))
        #expect(spans.at(0, "parentSpanId") == nil)
        #expect(spans.at(1, "kind") == .integer(1))
        #expect(spans.at(1, "status") == .mapping(["code": .integer(2), "message": .text("no")]))
        #expect(spans.at(1, "traceId") == .text(trace.id))
        let start = try #require(spans.at(1, "startTimeUnixNano"))
        #expect(start == .text("\(trace.spans[1].startedAt)000000"))
        let name = root.at("resourceSpans", 0, "resource", "attributes", 0, "value")
        #expect(name == .mapping(["stringValue": .text("stellar-run")]))
    }

    @Test func `is not there before the run is over`() {
        var recorder = TraceRecorder()
        let start = RunStart(run: Make.run, pipeline: "p", seed: 1, instances: [])
        recorder.add(RunEvent(sequence: 0, milliseconds: 0, body: .runStarted(start)))
        #expect(recorder.trace == nil)
    }
}

/// A key of a mapping or a place in a list.
private protocol Step {}
extension String: Step {}
extension Int: Step {}

extension Value {
    fileprivate func at(_ path: any Step...) -> Value? {
        var value: Value? = self
        for step in path {
            switch (value, step) {
            case (.mapping(let parts)?, let key as String): value = parts[key]
            case (.list(let parts)?, let place as Int):
                value = parts.indices.contains(place) ? parts[place] : nil
            default: return nil
            }
        }
        return value
    }
}
