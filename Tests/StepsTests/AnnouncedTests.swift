import Pipeline
import Testing

/// Words of the language that this version can only check.
@Suite struct `What is announced and not built` {
    private func missing(_ build: String, _ deploy: String) throws -> [String] {
        let text = """
            pipeline: p
            steps:
              build: { uses: build, with: { \(build) } }
              deploy: { uses: deploy, with: { artifact: "${{ steps.build.artifact }}", \(deploy) } }
            """
        let planner = Planner(
            catalog: ShippedLanguage.catalog,
            load: { _, shown throws(UnreadableSource) in SourceText(file: shown, text: text) }
        )
        let (plan, diagnostics) = planner.check(file: "p.yml")
        let requirements = try #require(plan, "\(DiagnosticRenderer().render(diagnostics))")
            .requirements
        return requirements.map(\.requirement).filter { [.feature, .provider].contains($0.kind) }
            .map(\.name)
    }

    @Test(arguments: [
        "aws", "azure", "cloud-run", "cloud-functions", "cloudflare", "alibaba", "vhive",
    ])
    func `of providers is a need, and no mistake`(provider: String) throws {
        let names = try missing("function: hello, runtime: python", "provider: \(provider)")
        #expect(names == [provider])
    }

    @Test(arguments: ["chameleon", "rnnserving"])
    func `of functions is a need, unless it is somebody's own`(function: String) throws {
        let announced = try missing("function: \(function), runtime: python", "provider: local")
        #expect(announced == ["function '\(function)'", "local"])
        let own = try missing("function: ./\(function), runtime: python", "provider: local")
        #expect(own == ["local"])
    }

    @Test func `of keys is a need when it is asked for`() throws {
        let build = "function: hello, runtime: python"
        let asked = try missing(build, "provider: local, cpu-boost: true")
        #expect(asked == ["'cpu-boost'", "local"])
        #expect(try missing(build, "provider: local, cpu-boost: false") == ["local"])
    }
}
