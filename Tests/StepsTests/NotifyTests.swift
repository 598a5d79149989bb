import FoundationEssentials
import Pipeline
import Results
import Testing
import Values

@testable import Steps

@Suite struct `Notifying` {
    private var history: RunHistory {
        RunHistory(
            pipeline: "weekly",
            state: .failed,
            instances: [
                InstanceOutcome(instance: .test, state: .succeeded, failure: nil),
                InstanceOutcome(
                    instance: InstanceID([.init(step: "deploy")]),
                    state: .failed,
                    failure: StepFailure(code: .quota, message: "no room for <50> & more")
                ),
            ],
            results: [],
            openLeases: 2,
            startedAt: 100
        )
    }

    private func notify(
        _ web: FakeWeb,
        slack: Bool = false,
        file: String? = nil
    ) async throws -> TestServices {
        var mapping = MappingReader.describing()
        var parameters = NotifyParameters(reading: &mapping)
        let address = Secret(name: "hook", value: "https://hooks.example/T0/secret")
        parameters.webhook = slack || file != nil ? nil : address
        parameters.slack = slack ? address : nil
        parameters.file = file
        parameters.console = true
        let services = TestServices(history: history)
        let step = Notify(parameters: parameters, web: web, now: { 142 })
        return try await withFolder { folder in
            _ = try await step.run(in: context(services, folder: folder))
            if let file {
                let text = try String(
                    contentsOf: URL(filePath: "\(folder)/\(file)"),
                    encoding: .utf8
                )
                #expect(text.hasPrefix(#"{"failed":[{"#) && text.hasSuffix("\n"))
            }
            return services
        }
    }

    @Test func `posts the verdict as JSON`() async throws {
        let web = FakeWeb(HTTPAnswer(status: 200))
        let services = try await notify(web)
        #expect(web.received.map(\.url) == ["https://hooks.example/T0/secret"])
        #expect(
            String(decoding: web.received.first?.body ?? [], as: UTF8.self)
                == #"{"failed":[{"instance":"deploy","message":"no room for <50> & more","#
                + #""state":"failed"}],"left":2,"pipeline":"weekly","results":[],"run":"test","#
                + #""schema":1,"seconds":42,"state":"failed"}"#
        )
        #expect(services.now.announced.first == "weekly failed in 42 s, 2 left (test)")
    }

    @Test func `speaks Slack's Block Kit and escapes what Slack would read`() async throws {
        let web = FakeWeb(HTTPAnswer(status: 200))
        _ = try await notify(web, slack: true)
        #expect(
            String(decoding: web.received.first?.body ?? [], as: UTF8.self)
                == #"{"blocks":[{"text":{"text":"❌ weekly failed in 42 s, 2 left","#
                + #""type":"plain_text"},"type":"header"},{"text":{"text":"• *failed* `deploy`: "#
                + #"no room for &lt;50&gt; &amp; more","type":"mrkdwn"},"type":"section"}],"#
                + #""text":"weekly failed in 42 s, 2 left"}"#
        )
    }

    @Test(arguments: [
        (429, FailureCode.throttled), (503, .unavailable), (404, .notFound), (403, .unauthorized),
        (400, .invalid), (302, .invalid),
    ])
    func `fails by the status of the answer, and never shows the address`(
        status: Int,
        code: FailureCode
    ) async throws {
        let web = FakeWeb(HTTPAnswer(status: status, headers: [HTTPField("retry-after", "7")]))
        let failure = await #expect(throws: StepFailure.self) { _ = try await notify(web) }
        #expect(failure?.code == code)
        #expect(failure?.retryAfter == .seconds(7))
        #expect(failure?.message == "the web service of 'hook' answered \(status)")
    }

    @Test func `adds a line to a file`() async throws {
        _ = try await notify(FakeWeb(HTTPAnswer(status: 200)), file: "runs.jsonl")
    }

    @Test func `keeps Slack's limits however much there is to say`() throws {
        let failures = (0..<5000).map { number in
            InstanceOutcome(
                instance: InstanceID([.init(step: "s\(number)")]),
                state: .failed,
                failure: StepFailure(code: .unknown, message: String(repeating: "x", count: 90))
            )
        }
        var long = history
        long.instances = failures
        let message = SlackMessage(try RunVerdict(run: .test, history: long, now: 142))
        #expect(message.blocks.count <= 50)
        #expect(message.blocks.allSatisfy { $0.text.text.count <= 3000 })
        #expect(message.blocks.last?.text.text.hasSuffix("more lines") == true)
    }
}
