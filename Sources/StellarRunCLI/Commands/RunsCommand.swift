import ArgumentParser
import Journal
import Pipeline

/// Lists the runs of a state folder.
struct RunsCommand: StellarCommand, StatefulCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "List the runs, the latest first.",
        discussion: "A run is `dead` when its process is gone and did not say how it ended."
    )

    @OptionGroup var state: StateOptions

    @Flag(help: "Print a JSON object a line.")
    var json = false

    func run(in composition: Composition) async throws -> ExitStatus {
        let runs: [RunRecord]
        do throws(JournalFailure) {
            runs = try SQLiteArchive.open(stateFolder: state.path)?.runs() ?? []
        } catch {
            throw EnvironmentFailure(error)
        }
        let listing = RunListing(
            runs.map { ($0, RunLife($0, ownerIsAlive: $0.owner?.isAlive ?? false)) },
            now: composition.now()
        )
        composition.output.write(json ? try listing.json : listing.text)
        return .succeeded
    }
}
