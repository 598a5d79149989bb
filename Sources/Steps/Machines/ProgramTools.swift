import Pipeline
import Values

/// The system's programs that work on machines.
struct ProgramTools: Sendable {
    private static let mostOutput = 1 << 16

    let runner: ProgramRunner
    let environment: ProgramEnvironment

    /// Runs a program to its end.
    ///
    /// - Returns: How it ended, whatever its status.
    /// - Throws: A `StepFailure` when it cannot be started; `CancellationError`.
    func end(
        of program: String,
        _ arguments: [String],
        reading input: String? = nil
    ) async throws -> ProgramEnd {
        guard let file = environment.file(of: program, changing: [:]) else {
            throw StepFailure(
                code: .environment,
                message: "there is no '\(program)' on the search path"
            )
        }
        var launch = ProgramLaunch(
            path: file,
            arguments: [program] + arguments,
            environment: environment.entries(changing: [:]),
            directory: "/"
        )
        launch.input = input
        let end: ProgramEnd
        do {
            end = try await runner.end(of: launch, printing: Self.mostOutput).get()
        } catch {
            throw StepFailure(
                code: .environment,
                message: "'\(program)' cannot be started: \(error)"
            )
        }
        try Task.checkCancellation()
        return end
    }

    /// What a program prints that does its work.
    ///
    /// - Throws: A `StepFailure` with its last words when it does not.
    func output(of program: String, _ arguments: [String]) async throws -> String {
        let end = try await self.end(of: program, arguments)
        guard end.status == 0 else {
            throw StepFailure(
                code: .environment,
                message: "'\(program)' ended with status \(end.status)",
                details: end.error.split(separator: "\n").suffix(5).map(String.init)
            )
        }
        return end.output
    }
}

extension ProgramTools {
    /// The last line that a command prints on another machine.
    ///
    /// - Throws: A `StepFailure` with its last words when it does not do its work, and with the code
    ///   `connection` when the machine cannot be reached.
    func output(
        of ssh: SSHCommand,
        _ command: String,
        reading input: String? = nil
    ) async throws -> String {
        let end = try await self.end(
            of: "ssh",
            (input == nil ? [] : ["-C"]) + ssh.arguments(command),
            reading: input
        )
        guard end.status == 0 else {
            // 255 is ssh itself; everything else is what the shell over there came to.
            let isLost = end.status == 255
            throw StepFailure(
                code: isLost ? .connection : .environment,
                message: isLost
                    ? "there is no connection to \(ssh.reach.host)"
                    : "\(ssh.reach.host) does not take the program",
                details: end.error.split(separator: "\n").suffix(5).map(String.init)
            )
        }
        return end.output.split(separator: "\n").last.map(String.init) ?? ""
    }
}
