import ArgumentParser
import Foundation
public import Pipeline
import Values

/// The program: `stellar-run` itself, and any executable that brings steps of its own.
public enum StellarRun {
    /// The version of the program.
    public static let version = ProgramVersion.current

    /// Parses the command line, does what it asks for, and ends the process with its status.
    ///
    /// - Parameter extend: Registers steps besides those that ship.
    public static func main(
        extending extend: @escaping @Sendable (inout StepCatalog) -> Void = { _ in }
    ) async -> Never {
        await start { $0.extend = extend }
    }

    /// The same for a program that also brings providers, or looks at the journal.
    package static func start(composing compose: (inout Composition) -> Void) async -> Never {
        let web = LateWebClient()
        var composition = Composition(web: web)
        compose(&composition)
        let status = await run(Array(CommandLine.arguments.dropFirst()), in: composition)
        // Whatever is still open ends with the process; that it does not end well changes nothing.
        try? await web.shutdown()
        exit(status.rawValue)
    }

    static func run(_ arguments: [String], in composition: Composition) async -> ExitStatus {
        do {
            var parsed = try RootCommand.parseAsRoot(arguments)
            guard let command = parsed as? any StellarCommand else {
                // The parser's own: help, which throws the page that was asked for.
                try parsed.run()
                return .succeeded
            }
            let endpoint = (command as? any CloudCommand)?.endpoint
            let composition = endpoint?.applied(to: composition) ?? composition
            tellOfDeadRuns(command, in: composition)
            return try await command.run(in: composition)
        } catch let failure as EnvironmentFailure {
            composition.errors.write("error: \(failure.message)\n")
            return .environment
        } catch {
            return report(error, in: composition)
        }
    }

    /// Whoever types anything learns what a killed run may have left.
    private static func tellOfDeadRuns(
        _ command: any StellarCommand,
        in composition: Composition
    ) {
        // The embedded provider is started by runs, not by people.
        guard !(command is LocalCommand), !(command is AttendCommand) else { return }
        let stateful = command as? any StatefulCommand
        let folder = stateful?.state.folder ?? StateOptions.usual
        let dead = DeadRuns(
            stateFolder: StateOptions.path(of: folder),
            shownAs: folder,
            except: stateful?.subject
        )
        composition.errors.write(dead.notice)
    }

    /// Help is a result; everything else that the parser throws is a matter of usage.
    private static func report(_ error: any Error, in composition: Composition) -> ExitStatus {
        let message = RootCommand.fullMessage(for: error)
        switch RootCommand.exitCode(for: error) {
        case .success:
            composition.output.write("\(message)\n")
            return .succeeded
        case .validationFailure:
            composition.errors.write("\(message)\n")
            return .usage
        default:
            composition.errors.write("\(message)\n")
            return .failed
        }
    }
}
