import FaaS
import NoWeb
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
}
