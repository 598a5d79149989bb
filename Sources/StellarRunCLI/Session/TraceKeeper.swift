import FoundationEssentials
import Pipeline
import Synchronization
import Values

/// Exports the spans of a run as OTLP/JSON when it is over: a line of a file, or a POST.
final class TraceKeeper: RunListener {
    private let recorder = Mutex(TraceRecorder())
    private let target: String

    /// Will write to a file or, when it begins with `http://` or `https://`, to a collector.
    init(target: String) { self.target = target }

    func record(_ event: RunEvent) { recorder.withLock { $0.add(event) } }

    /// Exports; a run is what it is without a trace of it.
    ///
    /// - Returns: What went wrong, in a sentence; `nil` when nothing did.
    func export(over web: any HTTPExchange) async -> String? {
        guard let trace = recorder.withLock({ $0.trace }) else { return nil }
        do {
            let text = try trace.otlp(version: StellarRun.version)
            if isAddress { return try await post(text, over: web) }
            try AppendFile(path: target).append(text + "\n")
            return nil
        } catch let failure as JournalFailure {
            return failure.message
        } catch let failure as HTTPExchangeFailure {
            return "the trace could not be exported: \(failure.message)"
        } catch {
            return "the trace could not be exported: \(error)"
        }
    }

    private var isAddress: Bool { target.hasPrefix("http://") || target.hasPrefix("https://") }

    private func post(_ text: String, over web: any HTTPExchange) async throws -> String? {
        let request = HTTPMessage(
            method: "POST",
            url: target,
            headers: [HTTPField("Content-Type", "application/json")],
            body: Array(text.utf8)
        )
        let answer = try await web.send(request)
        guard !(200..<300).contains(answer.status) else { return nil }
        return "the trace could not be exported: \(WebClient.origin(of: target)) answered "
            + "\(answer.status)"
    }
}
