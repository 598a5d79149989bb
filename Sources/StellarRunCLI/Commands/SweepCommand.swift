import ArgumentParser
import FaaS
import Journal
import Pipeline
import Steps

/// Removes, by their labels alone, resources that nobody answers for any more.
struct SweepCommand: StatefulCommand, CloudCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Remove what dead runs left at a provider, by its labels alone.",
        discussion: """
            Needs no state folder. Touches only what this program made and labelled, and of that only \
            what is owned by no live run of this machine: because its process is dead, or, for a run of \
            another machine, because the time on its label is over. The list of a provider may lag \
            behind, so it is asked again until nothing shows up within its settle window.
            """
    )

    @Option(help: "The provider, such as local.")
    var provider: String

    @Flag(name: .customLong("dry-run"), help: "Only say what would be removed.")
    var isDryRun = false

    @OptionGroup var state: StateOptions
    @OptionGroup var endpoint: EndpointOptions

    @Flag(help: "Print the receipt as JSON.")
    var json = false

    func run(in composition: Composition) async throws -> ExitStatus {
        let catalog = composition.catalog(stateFolder: state.path)
        let sweep = Sweep(
            provider: try provider(in: composition),
            machines: composition.machineProviders[ProviderName(rawValue: provider)],
            rule: SweepRule(
                now: composition.now(),
                isAlive: RunOwner.isAlive(label:),
                liveRuns: liveRuns
            ),
            handlers: catalog.leaseHandlers
        )
        let receipt: SweepReceipt
        do {
            receipt = try await sweep.run(isDryRun: isDryRun)
        } catch let failure as ProviderFailure {
            throw EnvironmentFailure(message: "\(provider) could not be asked: \(failure.message)")
        }
        let page = SweepPage(receipt: receipt, provider: provider, isDryRun: isDryRun)
        composition.output.write(json ? try page.json : page.text)
        return receipt.left.isEmpty ? .succeeded : .leaked
    }

    private func provider(in composition: Composition) throws -> any FunctionProvider {
        let registry = composition.providers(stateFolder: state.path)
        do {
            return try registry.provider(named: ProviderName(rawValue: provider))
        } catch {
            let names = registry.names.map(\.rawValue)
            let hint =
                Suggestion.closest(to: provider, among: names)
                .map { "did you mean '\($0)'?" } ?? "there are \(names.joined(separator: ", "))"
            throw ValidationError("\(error.message); \(hint)")
        }
    }

    /// What is known here of runs that go on, besides their labels; nothing without a state folder.
    private var liveRuns: Set<String> {
        do throws(JournalFailure) {
            let unfinished = try SQLiteArchive.open(stateFolder: state.path)?.unfinishedRuns()
            return Set(
                (unfinished ?? []).filter { $0.owner?.isAlive ?? false }.map(\.id.description)
            )
        } catch {
            return []
        }
    }
}
