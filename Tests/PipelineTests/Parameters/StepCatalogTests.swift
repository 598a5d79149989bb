import Testing

@testable import Pipeline

@Suite struct `The catalog` {
    @Test func `describes a kind without a pipeline`() throws {
        let description = try #require(FakeSteps.catalog.describe("deploy"))
        #expect(description.keys.map(\.name) == ["artifact", "provider", "size", "replicas"])
        #expect(description.keys.map(\.isRequired) == [true, true, false, false])
        #expect(description.keys[3].defaultText == "1")
        #expect(description.outputs.map(\.name) == ["endpoints"])
        #expect(FakeSteps.catalog.describe("nothing") == nil)
    }

    @Test func `knows when nobody could remove what a step creates`() {
        var catalog = StepCatalog()
        catalog.register(FakeSteps.Deploy.self) { FakeSteps.Deploy(parameters: $0) }
        #expect(catalog.orphanedKind?.resource == "function")
        catalog.register(leaseHandler: FakeSteps.NoHandler(), for: "function")
        #expect(catalog.orphanedKind == nil)
    }

    @Test func `refuses to plan with such a step`() async {
        await #expect(processExitsWith: .failure) {
            var catalog = StepCatalog()
            catalog.register(FakeSteps.Deploy.self) { FakeSteps.Deploy(parameters: $0) }
            _ = Planner(catalog: catalog)
        }
    }
}
