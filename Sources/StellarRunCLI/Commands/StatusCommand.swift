import ArgumentParser
import Pipeline

/// Shows how far a run is.
struct StatusCommand: StellarCommand, StatefulCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how far a run is, also while it goes on, and what it has not removed yet."
    )

    @OptionGroup var run: RunArgument

    @Flag(help: "Print it as JSON.")
    var json = false

    var state: StateOptions { run.state }
    var subject: String? { run.run }

    func run(in composition: Composition) async throws -> ExitStatus {
        let page = StatusPage(status: try run.status(now: composition.now()))
        composition.output.write(json ? try page.json : page.text)
        return .succeeded
    }
}
