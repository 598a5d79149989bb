import ArgumentParser
import FoundationEssentials
import Journal
import Pipeline

/// Removes what a run left behind, whatever became of its process.
struct TeardownCommand: StatefulCommand, CloudCommand {
    static let configuration = CommandConfiguration(
        commandName: "teardown",
        abstract: "Remove what a run that is over, or dead, left behind; print the receipt.",
        discussion: "Safe to repeat. A run that nobody knows has left nothing: exit status 0."
    )

    @Argument(help: "The run's name.")
    var run: String

    @OptionGroup var state: StateOptions
    @OptionGroup var endpoint: EndpointOptions

    @Flag(help: "Print the receipt as JSON.")
    var json = false

    var subject: String? { run }

    func run(in composition: Composition) async throws -> ExitStatus {
        guard let run = RunID(run) else {
            throw ValidationError("'\(run)' cannot be the name of a run")
        }
        let receipt = try await settle(run, in: composition)
        let page = ReceiptPage(run: run, receipt: receipt)
        composition.output.write(json ? try page.json : page.text)
        return receipt.left.isEmpty ? .succeeded : .leaked
    }

    private func settle(_ run: RunID, in composition: Composition) async throws -> Receipt {
        // Without a state folder there is nothing to open, and nothing should be created.
        guard FileManager.default.fileExists(atPath: state.path) else { return Receipt() }
        let catalog = composition.catalog(stateFolder: state.path)
        do throws(JournalFailure) {
            let journal = try SQLiteJournal(
                stateFolder: state.path,
                command: "stellar-run teardown \(run)"
            )
            let watched = composition.journaling(journal)
            let receipt = try await Teardown(journal: watched, handlers: catalog.leaseHandlers)
                .settle(run, within: .seconds(300))
            if let record = try journal.run(run), record.state == nil || record.state == .leaked {
                let end: RunState = receipt.left.isEmpty ? .cancelled : .leaked
                try watched.finish(run, as: end, at: composition.now())
            }
            return receipt
        } catch {
            throw EnvironmentFailure(error)
        }
    }
}
