import Testing
import Values

@testable import Pipeline

@Suite struct `Selecting inside a reused pipeline` {
    /// `first`, then `family` with `one`, `two` and its own `finally`, then `report`.
    private func plan() -> Plan {
        PlanSketch.plan { sketch in
            sketch.step("first")
            let inner = sketch.pipeline(
                "family",
                after: ["first"],
                outputs: { _ in throw StepFailure(code: .invalid, message: "two left nothing") }
            )
            sketch.step("one", in: inner)
            sketch.step("two", in: inner)
            sketch.step("tidy", in: inner, finally: 0)
            sketch.step("report", after: ["family"])
            let other = sketch.pipeline("other")
            sketch.step("three", in: other)
        }
    }

    private func part(
        _ selection: (InstancePattern) -> PlanSelection,
        _ text: String
    ) throws -> Plan {
        try selection(try #require(InstancePattern(text))).applied(to: plan())
    }

    @Test func `a part of it comes with its finally and not with the rest`() throws {
        let part = try part({ .only([$0]) }, "family/one")
        #expect(part.names == ["first", "family", "family/one", "family/tidy"])
        #expect(part.scopes.map(\.owner) == [nil, 1])
        #expect(part.instances.map(\.scope) == [0, 0, 1, 1])
    }

    @Test func `a part of it succeeds without the outputs that nobody reads`() throws {
        let run = Rehearsal(try part({ .only([$0]) }, "family/one"))
        #expect(run.state == .succeeded)
        #expect(run.states["family"] == .succeeded)
    }

    @Test func `what waits for it needs it as a whole`() throws {
        let part = try part({ .only([$0]) }, "report")
        #expect(
            part.names == [
                "first", "family", "family/one", "family/two", "family/tidy", "report",
            ]
        )
        #expect(Rehearsal(part).states["family"] == .failed)
    }

    @Test func `from a step inside goes on to what waits for it`() throws {
        let part = try part({ .from([$0]) }, "family/two")
        #expect(part.names.contains("report"))
        #expect(!part.names.contains("other"))
    }

    @Test func `numbers of pipelines are made anew`() throws {
        let part = try part({ .only([$0]) }, "other")
        #expect(part.names == ["other", "other/three"])
        #expect(part.scopes.map(\.owner) == [nil, 0])
        #expect(Rehearsal(part).state == .succeeded)
    }
}
