import ArgumentParser
import Pipeline
import Steps
import Values

/// Makes the base images that functions in containers are built upon.
struct BasesCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "bases",
        abstract: "Make the base images of containers, of this machine's own interpreters.",
        discussion: """
            They go into the OCI layout `bases` of the state folder, each under the name of its \
            runtime. `deploy` makes those that it needs; this is for whoever wants them before.

            Without a runtime, all of them whose tools are there.
            """
    )

    @Argument(help: "A runtime, such as python.")
    var runtimes: [String] = []

    @OptionGroup var state: StateOptions

    func run(in composition: Composition) async throws -> ExitStatus {
        let bases = MachineBases(stateFolder: state.path, environment: composition.environment)
        var rows: [[String]] = []
        for runtime in runtimes.isEmpty ? MachineBases.runtimes : runtimes {
            do {
                let base = try await bases.make(runtime)
                rows.append([runtime, "\(base.size.bytes)", "sha256:\(base.digest)"])
            } catch let failure as StepFailure {
                let sentence = ([failure.message] + failure.details).joined(separator: "\n  ")
                // One that was not asked for by its name may be missing.
                guard runtimes.isEmpty, failure.code == .environment else {
                    throw EnvironmentFailure(message: sentence)
                }
                composition.errors.write("\(runtime): \(sentence)\n")
            }
        }
        composition.output.write(TextTable(["runtime", "bytes", "image"], rows).text)
        return .succeeded
    }
}
