import FoundationEssentials
import Pipeline
import Values

/// Tells people how the run went, with the numbers.
struct Notify: PipelineStep {
    typealias Parameters = NotifyParameters

    static let kind: StepKind = "notify"
    static let effect = Effect.once
    static let summary = "tells people how the run went, with the numbers"

    let parameters: NotifyParameters
    let web: any HTTPExchange
    /// The time of day, in seconds since 1970.
    let now: @Sendable () -> Double

    func run(in context: StepContext) async throws -> NoOutput {
        let history = await context.history()
        let verdict = try RunVerdict(run: context.run, history: history, now: now())
        if parameters.console {
            for line in verdict.text.split(separator: "\n") { context.announce(String(line)) }
        }
        if let file = parameters.file {
            try append(
                verdict,
                to: file.hasPrefix("/") ? file : "\(context.pipelineFolder)/\(file)"
            )
        }
        if let webhook = parameters.webhook { try await post(verdict, to: webhook) }
        if let slack = parameters.slack { try await post(SlackMessage(verdict), to: slack) }
        return NoOutput()
    }

    private func append(_ verdict: RunVerdict, to path: String) throws {
        let line = try encoded(verdict) + Data("\n".utf8)
        let old = FileManager.default.contents(atPath: path) ?? Data()
        do {
            try (old + line).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw StepFailure(code: .environment, message: "cannot write '\(path)': \(error)")
        }
    }

    private func post(_ message: some Encodable, to address: Secret) async throws {
        try await WebPost(web: web).send(Array(try encoded(message)), to: address)
    }

    private func encoded(_ message: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(message)
    }
}
