import FaaS
import Values

/// Asks a provider for what carries our label, again when it is in trouble for the moment.
struct PatientList: Sendable {
    /// How long to wait before each further try.
    private static let pauses: [Duration] = [
        .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2), .seconds(4),
    ]

    let provider: any FunctionProvider
    let machines: (any MachineProvider)?
    let clock: any Clock<Duration>

    /// What the provider says there is, of all runs.
    ///
    /// - Throws: A `ProviderFailure` when trying again is no use, or was none.
    func callAsFunction() async throws -> [LabelledResource] {
        for pause in Self.pauses {
            do {
                return try await once()
            } catch let failure as ProviderFailure where failure.code.isTransient == true {
                try await clock.sleep(for: max(pause, failure.retryAfter ?? .zero))
            }
        }
        return try await once()
    }

    private func once() async throws -> [LabelledResource] {
        let functions = try await provider.list(run: nil)
        return functions + (try await machines?.list(run: nil) ?? [])
    }
}
