import FaaS
import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `Functions that are there already` {
    private func planned(_ with: String) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let text = """
            pipeline: p
            steps:
              deploy: { uses: deploy, with: { \(with) } }
              invoke:
                uses: invoke
                with: { endpoints: "${{ steps.deploy.endpoints }}", mode: any, samples: 6, interval: 1s }
            """
        return Planner(
            catalog: ShippedLanguage.catalog,
            load: { _, shown throws(UnreadableSource) in SourceText(file: shown, text: text) }
        ).plan(file: "p.yml")
    }

    private func parameters(_ urls: [String]) -> DeployParameters {
        var mapping = MappingReader.describing()
        var parameters = DeployParameters(reading: &mapping)
        parameters.provider = .url
        parameters.urls = urls
        return parameters
    }

    @Test func `are handed on as they are, under no lease and with nothing made up`() async throws {
        let services = TestServices()
        let step = Deploy(
            parameters: parameters(["http://one.example:8080/f", "https://two.example/"]),
            providers: ProviderRegistry([]),
            images: .none
        )
        let output = try await step.run(in: context(services, folder: "/nowhere"))
        #expect(services.now.leases.isEmpty)
        #expect(output.package == nil)
        let endpoints = output.endpoints
        #expect(
            endpoints.functions.map(\.url) == ["http://one.example:8080/f", "https://two.example/"]
        )
        #expect(endpoints.functions.allSatisfy { $0.record == nil })
        #expect(endpoints.function == "one.example:8080")
        #expect(endpoints.runtime == nil && endpoints.memory == nil && endpoints.packageSize == nil)
    }

    @Test func `need no provider, and nothing is foreseen to be created`() throws {
        let (plan, diagnostics) = planned("provider: url, urls: [https://example.org/]")
        let forecast = PlanForecast(try #require(plan, "\(diagnostics)"))
        #expect(plan?.requirements == [])
        #expect(forecast.resources == [])
        #expect(forecast.requests == 6)
        #expect(forecast.duration == .seconds(5))
    }

    @Test func `have to be somewhere`() {
        let (plan, diagnostics) = planned("provider: url")
        #expect(plan == nil)
        #expect(
            diagnostics.map(\.message) == ["provider 'url' needs the addresses of its functions"]
        )
    }

    @Test(arguments: [
        ("https://example.org", "example.org"), ("HTTP://Example.org:81/a?b", "Example.org:81"),
        ("http://[::1]:80/", "[::1]:80"),
    ])
    func `have the host of their address`(address: String, host: String) {
        #expect(WebAddress(address)?.authority == host)
    }

    @Test(arguments: [
        "", "example.org", "ftp://example.org", "https://", "https:///path", "http://a b/",
        "https://user@example.org/", "https://example.org/#part",
    ])
    func `cannot be where no request goes`(address: String) {
        #expect(WebAddress(address) == nil)
    }
}
