import FaaS
import NoWeb
import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `What the steps foresee` {
    private func planned(
        _ deploy: String,
        _ invoke: String = "mode: cold, samples: 20",
        transfers: Set<Transfer> = []
    ) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let text = """
            pipeline: p
            params: { many: { type: integer, default: 4 } }
            steps:
              size: { uses: run, with: { program: "true" } }
              build: { uses: build, with: { function: hello, runtime: python } }
              deploy:
                uses: deploy
                with: { artifact: "${{ steps.build.artifact }}", \(deploy) }
              invoke:
                uses: invoke
                with: { endpoints: "${{ steps.deploy.endpoints }}", \(invoke) }
            """
        return planned(text: text, transfers: transfers)
    }

    private func planned(
        text: String,
        transfers: Set<Transfer> = []
    ) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let catalog = StepCatalog.builtin(
            providers: ProviderRegistry([ScriptedProvider(transfers: transfers)]),
            web: NoWeb(),
            now: { 0 }
        )
        return Planner(
            catalog: catalog,
            load: { _, shown throws(UnreadableSource) in SourceText(file: shown, text: text) }
        ).plan(file: "p.yml")
    }

    private func forecast(_ deploy: String, _ invoke: String) throws -> PlanForecast {
        let (plan, diagnostics) = planned(deploy, invoke)
        return PlanForecast(try #require(plan, "\(DiagnosticRenderer().render(diagnostics))"))
    }

    @Test func `functions, requests and the time to send them`() throws {
        let forecast = try forecast(
            #"provider: local, replicas: "${{ params.many }}""#,
            "mode: cold, samples: 20, interval: 10s, arrival: constant"
        )
        #expect(forecast.resources == [.init(kind: "function", place: "local", count: 4)])
        #expect(forecast.requests == 20)
        #expect(forecast.duration == .milliseconds(47_500))
        #expect(forecast.criticalPath.map(\.description) == ["invoke"])
        let ratio = try #require(forecast.resolutions.first?.resolution.ratio)
        #expect(abs(ratio - 1.319) < 0.001)
    }

    @Test func `what fits into a time`() throws {
        let forecast = try forecast(
            "provider: local, replicas: 2",
            "mode: cold, duration: 60s, interval: 1s, arrival: step"
        )
        #expect(abs(forecast.requests - 121) <= 1)
        #expect(abs(forecast.duration / .seconds(1) - 60) < 1)
    }

    @Test func `nothing of a trace, which nobody has read yet`() throws {
        let forecast = try forecast(
            "provider: local",
            "mode: cold, arrival: trace, trace: arrivals.txt"
        )
        #expect(forecast.unknown.map(\.description) == ["invoke"])
    }

    @Test(arguments: [
        ("mode: cold", "nothing says when to stop"),
        ("mode: cold, samples: 5, arrival: trace", "nothing says which trace"),
        (
            "mode: cold, samples: 5, trace: a.txt",
            "a trace goes with 'arrival: trace' alone"
        ),
        (
            "mode: cold, samples: 5, arrival: trace, trace: a.txt, interval: 5s",
            "a trace says when bursts leave, not an interval"
        ),
    ])
    func `what contradicts itself`(invoke: String, message: String) {
        let (plan, diagnostics) = planned("provider: local", invoke)
        #expect(plan == nil)
        #expect(diagnostics.map(\.message) == [message])
    }

    @Test func `a warm-up for each function`() throws {
        let forecast = try forecast(
            "provider: local, replicas: 3",
            "mode: warm, samples: 20, burst: [1, 5]"
        )
        #expect(forecast.requests == 20 + 20 + 3 * 5)
    }

    @Test func `nothing that hangs on the run`() throws {
        let forecast = try forecast(
            #"provider: local, replicas: "${{ steps.size.exit-status }}""#,
            "mode: warm, samples: 5"
        )
        #expect(forecast.resources == [])
        #expect(forecast.unknown.map(\.description) == ["deploy", "invoke"])
        #expect(forecast.duration == .zero)
        #expect(forecast.untimed.contains("invoke"))
        #expect(forecast.resolutions.first?.resolution.ratio == nil)
    }

    @Test func `all sets of functions that are measured side by side`() throws {
        let text = """
            pipeline: p
            matrix: { memory: [256MiB, 512MiB] }
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
              deploy:
                uses: deploy
                for-each: [memory]
                with:
                  provider: local
                  artifact: "${{ steps.build.artifact }}"
                  memory: "${{ matrix.memory }}"
                  replicas: 2
              invoke:
                uses: invoke
                with:
                  endpoints: "${{ steps.deploy.endpoints }}"
                  mode: warm
                  samples: 20
                  interval: 1s
                  arrival: constant
            """
        let (plan, diagnostics) = planned(text: text)
        let shown = DiagnosticRenderer().render(diagnostics)
        let forecast = PlanForecast(try #require(plan, "\(shown)"))
        #expect(forecast.requests == 2 * (20 + 2))
        #expect(forecast.duration == .milliseconds(11_100))
    }

    @Test func `memory that the provider does not grant`() throws {
        let (plan, diagnostics) = planned("provider: local, memory: 2GiB")
        #expect(plan == nil)
        let message = "provider 'local' does not offer 2GiB of memory (it grants 32MiB to 1GiB)"
        #expect(diagnostics.map(\.message) == [message])
        #expect(planned("provider: local, memory: 1GiB").plan != nil)
    }

    @Test(arguments: [
        ("inline", "chains of functions"),
        ("storage", "chains that pass their payload through storage"),
    ])
    func `a chain that the provider cannot make`(transfer: String, what: String) {
        let chain = "provider: local, chain: { length: 3, transfer: \(transfer) }"
        let (plan, diagnostics) = planned(chain)
        #expect(plan == nil)
        #expect(diagnostics.map(\.message) == ["provider 'local' does not offer \(what)"])
    }

    @Test func `every function of a chain`() throws {
        let chain = "provider: local, replicas: 4, chain: { length: 3 }"
        let plan = try #require(planned(chain, transfers: [.inline]).plan)
        let count = Forecast.Resource(kind: "function", place: "local", count: 12)
        #expect(PlanForecast(plan).resources == [count])
    }

    @Test func `a payload that the provider cannot carry, unless it goes through storage`() {
        let invoke = "mode: cold, samples: 20, payload: 2MiB"
        let (_, diagnostics) = planned("provider: local", invoke)
        let message = "the provider carries at most 1MiB in a request or an answer"
        #expect(diagnostics.map(\.message) == [message])
        let response = "mode: cold, samples: 20, response-payload: 2MiB"
        #expect(planned("provider: local", response).diagnostics.map(\.message) == [message])
        let chain = "provider: local, chain: { transfer: storage }"
        #expect(planned(chain, invoke, transfers: [.storage]).diagnostics.isEmpty)
    }

    @Test func `nothing of a provider that this version lacks`() throws {
        let plan = try #require(planned("provider: aws, memory: 100GiB").plan)
        #expect(plan.requirements.contains { $0.requirement.name == "aws" })
        #expect(PlanForecast(plan).resources == [.init(kind: "function", place: "aws", count: 1)])
    }
}
