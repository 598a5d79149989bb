import ArgumentParser
import FoundationEssentials
import LocalFaaS

/// Runs the embedded provider on its own, for many runs, or as the process of one run.
struct LocalCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "local",
        abstract: "Run the embedded provider on its own, until it is stopped.",
        discussion: """
            Prints two variables; runs that see them in their environment use this provider \
            instead of starting one of their own.

            Options: --data FOLDER, --port N, --keep-alive 2s, --ready-file FILE; and for a \
            provider that belongs to a run, --owner PID:START, --time-to-live 60s, \
            --label KEY=VALUE.
            """
    )

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The options below.", valueName: "option")
    )
    var arguments: [String] = []

    func run(in composition: Composition) async throws -> ExitStatus {
        if arguments.contains("--help") || arguments.contains("-h") {
            throw CleanExit.helpRequest(self)
        }
        let options = try options()
        let path = composition.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let serving = Task {
            try await LocalServerProgram(options, searchPath: path).run { announcement in
                composition.output.write(LocalAddress(announcement).exports)
            }
        }
        let signals = StopSignals { serving.cancel() }
        defer { withExtendedLifetime(signals) {} }
        do {
            try await serving.value
        } catch {
            throw EnvironmentFailure(message: "the embedded provider cannot run: \(error)")
        }
        return .succeeded
    }

    private func options() throws -> LocalServerOptions {
        let folder = FileManager.default.currentDirectoryPath + "/.stellar/local/standalone"
        do throws(ControlFailure) {
            return try LocalServerOptions(arguments: arguments, dataFolder: folder)
        } catch {
            throw ValidationError(error.message)
        }
    }
}
