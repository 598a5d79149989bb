import ArgumentParser
import Foundation
import Journal
import Pipeline
import Steps
import Values

/// Removes from a state folder what only saves making it again, and was not used lately.
struct PruneCommand: StellarCommand, StatefulCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Remove builds, packages and images that were not used lately.",
        discussion: """
            They are in the folders `artifacts`, `packages`, `images` and `bases` of the state folder, and \
            are made or fetched again when they are wanted. Results of runs stay. What was used since the \
            oldest run began that did not end stays, too, so this may be done beside a run; a run that is \
            dead lets go with `teardown`.
            """
    )

    @Option(
        name: .customLong("older-than"),
        help: "How long it was not used, such as 12h. (default: 30d)",
        transform: Duration.argument
    )
    var age: Duration = .seconds(30 * 86_400)

    @Flag(name: .customLong("dry-run"), help: "Only say what would be removed.")
    var isDryRun = false

    @OptionGroup var state: StateOptions

    @Flag(help: "Print what was removed as JSON.")
    var json = false

    func validate() throws {
        guard age >= .zero else { throw ValidationError("an age is not negative") }
    }

    func run(in composition: Composition) async throws -> ExitStatus {
        let limit = try limit(in: composition)
        let caches = StateCaches(stateFolder: state.path)
        var pruned: [PrunedCache] = []
        do {
            for kind in StateCaches.Kind.allCases {
                pruned.append(
                    try await caches.prune(kind, notUsedSince: limit.time, isDryRun: isDryRun)
                )
            }
        } catch let failure as StepFailure {
            throw EnvironmentFailure(message: failure.message)
        }
        let page = PrunePage(caches: pruned, limit: limit, isDryRun: isDryRun)
        composition.output.write(json ? try page.json : page.text)
        return .succeeded
    }

    /// Looked at before anything is looked for: whoever begins later marks what it uses.
    private func limit(in composition: Composition) throws -> PruneLimit {
        let now = composition.now()
        do throws(JournalFailure) {
            let runs = try SQLiteArchive.open(stateFolder: state.path)?.unfinishedRuns() ?? []
            return PruneLimit(now: now, age: age, unfinished: runs)
        } catch {
            throw EnvironmentFailure(error)
        }
    }
}
