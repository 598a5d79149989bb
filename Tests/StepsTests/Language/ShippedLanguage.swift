import FaaS
import Pipeline
import Steps
import Values

/// The language as it ships: what pipelines can say with the steps of the program.
enum ShippedLanguage {
    static let catalog = StepCatalog.builtin(
        providers: ProviderRegistry([]),
        web: NoWeb(),
        now: { 0 }
    )

    /// A web that nothing may be asked of.
    private struct NoWeb: HTTPExchange {
        func send(_ request: HTTPMessage) async throws -> HTTPAnswer {
            throw HTTPExchangeFailure(code: .connection, message: "there is no web here")
        }
    }
}
