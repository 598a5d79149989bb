import NoWeb
import Testing

@testable import Pipeline
@testable import StellarRunCLI

@Suite struct `The page of a step` {
    private static let catalog = Composition(web: NoWeb()).catalog()

    private func page(_ kind: StepKind) throws -> String {
        StepPage(try #require(Self.catalog.describe(kind))).text
    }

    @Test(arguments: catalog.kinds)
    func `ends with a pipeline that is valid and uses it`(kind: StepKind) throws {
        let example = try #require(Self.catalog.describe(kind)?.example)
        let planner = Planner(
            catalog: Self.catalog,
            load: { _, shown throws(UnreadableSource) in SourceText(file: shown, text: example) }
        )
        let (planned, diagnostics) = planner.plan(file: "example.yml")
        #expect(diagnostics.isEmpty, "\(DiagnosticRenderer().render(diagnostics))")
        let plan = try #require(planned)
        #expect(plan.instances.contains { $0.uses(in: plan) == kind.rawValue })
        #expect(try page(kind).contains("\nexample\n  pipeline: example\n"))
    }

    @Test func `says what values may be, in units`() throws {
        let invoke = try page("invoke")
        #expect(invoke.contains("(an integer from 1 to 1000000, or `until ±5%`)"))
        #expect(invoke.contains("(an integer, or a list of such; 1 to 10000; default [1])"))
        #expect(invoke.contains("(a duration; 1ms to 15m; default 30s)"))
        #expect(invoke.contains("(a number; 0.0 to 1.0; default 0.1)"))
        #expect(invoke.contains("(a mode; cold, warm, any; required)"))
        let deploy = try page("deploy")
        #expect(deploy.contains("(a size; default 512MiB)"))
        #expect(deploy.contains("(a size, or `unpadded`; default unpadded)"))
    }
}
