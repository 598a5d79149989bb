import FaaS
import Pipeline
import Results
import Values

// What is said of an experiment that is over.
extension Invoke {
    /// Fails with what the functions last said when too many requests failed, or none counts.
    func check(_ account: SampleAccount) async throws {
        let tally = account.tally
        let tooMany = tally.failedShare > parameters.maxErrors
        guard tooMany || tally.pure == 0 else { return }
        let problem =
            tooMany
            ? "too many requests failed: \(tally.failed) of \(tally.sent)"
            : "no answer was proven \(parameters.mode.rawValue)"
        let details = Self.text(of: account.faults) + (await lastWords())
        throw StepFailure(code: .unavailable, message: problem, details: details)
    }

    /// Why fewer transfers of a chain are told than samples count.
    static func remark(on result: ResultSummary) -> String? {
        let known = result.transfers.map(\.n).min() ?? 0
        guard result.identity.chain != nil, known < result.n else { return nil }
        return
            "the transfer times of \(result.n - known) of \(result.n) samples are not known: the "
            + "clocks of their functions' machines cannot be compared"
    }

    /// How often what went wrong, the most frequent first.
    private static func text(of faults: [String: Int]) -> [String] {
        faults.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) failed with '\($0.key)'" }
    }

    /// The last log lines of the first function that has any.
    private func lastWords() async -> [String] {
        for record in parameters.endpoints.flatMap(\.functions).prefix(5).flatMap(\.records) {
            do {
                let provider = try providers.provider(named: record.provider)
                let log = try await provider.recentLog(of: record, lines: 10)
                if !log.isEmpty { return ["the last log lines of \(record.name):"] + log }
            } catch {
                return ["its log could not be read: \(error)"]
            }
        }
        return []
    }
}
