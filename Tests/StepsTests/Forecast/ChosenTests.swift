import FaaS
import NoWeb
import Pipeline
import Testing
import Values

@testable import Steps

/// What is chosen of functions, and what that costs.
@Suite struct `What a deploy chooses` {
    private func planned(
        _ deploy: String = "",
        _ invoke: String = "mode: cold, samples: 20",
        runtime: String = "python",
        _ adjust: (inout ProviderTraits) -> Void = { _ in }
    ) -> (plan: Plan?, said: String) {
        let text = """
            pipeline: p
            steps:
              build: { uses: build, with: { function: hello, runtime: \(runtime) } }
              deploy:
                uses: deploy
                with: { provider: local, artifact: "${{ steps.build.artifact }}"\(deploy) }
              invoke:
                uses: invoke
                with: { endpoints: "${{ steps.deploy.endpoints }}", \(invoke) }
            """
        let provider = ScriptedProvider(adjusted: adjust)
        let catalog = StepCatalog.builtin(
            providers: ProviderRegistry([provider]),
            web: NoWeb(),
            now: { 0 }
        )
        let (plan, diagnostics) = Planner(
            catalog: catalog,
            load: { _, shown throws(UnreadableSource) in SourceText(file: shown, text: text) }
        ).plan(file: "p.yml")
        return (plan, DiagnosticRenderer().render(diagnostics))
    }

    @Test(arguments: [
        (", endpoint: http-api", "endpoints of kind 'http-api'"),
        (", reserved-concurrency: 3", "functions with a concurrency of their own"),
        (", snap-start: true", "snapshots of runtime 'python'"),
        (", size: 9MiB", "packages of 9MiB (it takes at most 8MiB)"),
    ])
    func `is refused before anything runs where it is not offered`(key: String, what: String) {
        let (plan, said) = planned(key) { $0.largestPackage = [.zip: ByteCount(bytes: 8 << 20)] }
        #expect(plan == nil)
        #expect(said.contains("provider 'local' does not offer \(what)"), "\(said)")
    }

    @Test func `is taken where it is offered`() {
        let keys = ", endpoint: http-api, reserved-concurrency: 3, snap-start: true"
        let (plan, said) = planned(keys) { traits in
            traits.endpoints = [.functionURL, .httpAPI]
            traits.reservesConcurrency = true
            traits.snapshots = ["python"]
        }
        #expect(plan != nil, "\(said)")
    }

    @Test func `processors that were not compiled for are refused`() {
        let other = Architecture.allCases.first { $0 != .current }?.rawValue ?? ""
        let (plan, said) = planned(", architecture: \(other)", runtime: "go") { traits in
            traits.runtimes = ["go"]
            traits.architectures = Set(Architecture.allCases)
        }
        #expect(plan == nil)
        #expect(said.contains("what is compiled of 'go' here runs on"), "\(said)")
    }

    @Test(arguments: [
        ("mode: cold, cold: update, samples: 5", "cannot make functions start anew"),
        ("mode: warm, cold: update, samples: 5", "only cold starts have a cause"),
        ("mode: cold, cold: update, interval: find, samples: 5", "`find` looks for idle times"),
    ])
    func `an update must be possible, and make sense`(invoke: String, what: String) {
        let (plan, said) = planned("", invoke)
        #expect(plan == nil)
        #expect(said.contains(what), "\(said)")
    }

    @Test func `costs what the provider's list says`() throws {
        let (plan, said) = planned(
            ", memory: 512MiB",
            "mode: cold, samples: 20, service-time: 100ms, interval: 1s"
        ) { traits in
            traits.prices = PriceList(
                region: "r",
                date: "2026-01-02",
                sources: [],
                rates: [
                    .init(.request, dollars: 0.5),
                    .init(.computation, variant: Architecture.current.rawValue, dollars: 2),
                ]
            )
        }
        let forecast = PlanForecast(try #require(plan, "\(said)"))
        #expect(forecast.unpriced.isEmpty)
        #expect(forecast.costs.map(\.item) == ["GiB-seconds", "requests"])
        #expect(forecast.costs.map(\.dollars) == [2, 10])
        #expect(forecast.costs.map(\.prices) == ["r of 2026-01-02", "r of 2026-01-02"])
        #expect(forecast.costs.allSatisfy { $0.without != nil })
    }

    @Test func `has no known price without a list, and none on this machine`() throws {
        let unknown = PlanForecast(try #require(planned().plan))
        #expect(unknown.costs.isEmpty)
        #expect(unknown.unpriced.map(\.description) == ["invoke"])
        let free = PlanForecast(try #require(planned { $0.sharesThisMachine = true }.plan))
        #expect(free.costs.isEmpty && free.unpriced.isEmpty)
    }

    @Test func `that is stored costs no more than a month of it`() throws {
        let prices = PriceList(
            region: "r",
            date: "2026-01-02",
            sources: [],
            rates: [
                .init(.storage, variant: "zip", dollars: 64),
                .init(.upload, variant: "zip", dollars: 1),
            ]
        )
        func costs(_ size: String) throws -> [Forecast.Cost] {
            let (plan, said) = planned(", size: \(size)") { traits in
                traits.prices = prices
                traits.largestUnstored = [.zip: ByteCount(bytes: 8 << 20)]
            }
            return PlanForecast(try #require(plan, "\(said)")).costs
        }
        #expect(try costs("8MiB").isEmpty)
        let stored = try costs("16MiB")
        #expect(stored.map(\.dollars) == [2])
        #expect(stored.allSatisfy { $0.isMost })
    }

    @Test func `is known by what it uses of the provider`() throws {
        func uses(
            _ deploy: String = "",
            _ invoke: String = "mode: cold, samples: 5"
        ) throws
            -> Set<ProviderUse>
        {
            let (plan, said) = planned(deploy, invoke) { traits in
                traits.packages = [.zip, .container]
                traits.endpoints = [.functionURL, .httpAPI]
                traits.reservesConcurrency = true
                traits.snapshots = ["python"]
                traits.renews = true
                traits.largestUnstored = [.zip: ByteCount(bytes: 8 << 20)]
            }
            let used = PlanForecast(try #require(plan, "\(said)")).uses
            #expect(used.allSatisfy { $0.place == "local" })
            return Set(used.compactMap { ProviderUse(rawValue: $0.what) })
        }
        #expect(try uses() == [.functions, .functionURL])
        #expect(try uses(", endpoint: http-api") == [.functions, .httpAPI])
        #expect(try uses(", package: container") == [.functions, .functionURL, .images])
        #expect(try uses(", size: 9MiB").contains(.storedZip))
        let more = try uses(
            ", reserved-concurrency: 3, snap-start: true",
            "mode: cold, cold: update, samples: 5"
        )
        #expect(more.isSuperset(of: [.reservedConcurrency, .snapshots, .renewal]))
    }
}
