import FaaS
import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `Sets of functions` {
    private func set(_ axes: String..., functions: Int = 2) -> EndpointSet {
        EndpointSet(
            provider: .local,
            function: "hello",
            runtime: "python",
            package: .zip,
            packageSize: .zero,
            memory: .zero,
            keepAlive: .seconds(1),
            functions: (0..<functions).map {
                .init(
                    url: "http://127.0.0.1/\($0)",
                    record: ResourceRecord(provider: .local, kind: "function", name: "\($0)")
                )
            },
            axes: axes
        )
    }

    private func subjects(_ sets: [EndpointSet], axes: [AxisValue] = []) -> [Subject] {
        Subject.subjects(sets, of: InstanceID([.init(step: "invoke", axes: axes)]))
    }

    @Test func `are named by their axes`() {
        let subjects = subjects([
            set("memory=1GiB", "runtime=go"), set("memory=2GiB", "runtime=go"),
        ])
        #expect(subjects.map(\.name) == ["memory=1GiB,runtime=go", "memory=2GiB,runtime=go"])
        #expect(subjects.map(\.instance).first == "invoke[memory=1GiB,runtime=go]")
        #expect(subjects.map(\.first) == [0, 2])
    }

    @Test func `do not repeat the axes of the step itself`() {
        let axes = [AxisValue("mode", "cold")]
        let one = subjects([set("mode=cold")], axes: axes)
        #expect(one.map(\.name) == [""])
        #expect(one.map(\.instance) == ["invoke[mode=cold]"])
        let two = subjects(
            [set("mode=cold", "size=1MB"), set("mode=cold", "size=2MB")],
            axes: axes
        )
        #expect(two.map(\.instance).last == "invoke[mode=cold,size=2MB]")
    }

    @Test func `are numbered where nothing tells them apart`() {
        #expect(subjects([set(), set()]).map(\.instance) == ["invoke[set=1]", "invoke[set=2]"])
    }
}
