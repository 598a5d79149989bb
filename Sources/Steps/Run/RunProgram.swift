import Glibc
import Pipeline
import Subprocess
import Synchronization
import SystemPackage
import Values

/// Runs a program with arguments, without a shell in between.
///
/// The program gets a process group of its own; a timeout or a stop ends the whole group: SIGTERM
/// first, SIGKILL two seconds later.
struct RunProgram: PipelineStep {
    typealias Parameters = RunProgramParameters

    static let kind: StepKind = "run"
    static let effect = Effect.idempotent
    static let summary = "runs a program with arguments, without a shell"

    /// The most that a program may print on one stream.
    static let largestOutput = 1 << 20

    let parameters: RunProgramParameters
    let reaper: GroupReaper

    func run(in context: StepContext) async throws -> RunProgramOutput {
        let result = try await start(in: context)
        for line in result.standardError.split(separator: "\n") { context.log(String(line)) }
        let status = exitStatus(of: result.terminationStatus)
        guard status == 0 else {
            throw StepFailure(
                code: status == 75 ? .unavailable : .unknown,
                message: "'\(parameters.program)' ended with status \(status)",
                details: result.standardError.split(separator: "\n").suffix(10).map(String.init)
            )
        }
        return RunProgramOutput(
            stdout: result.standardOutput.trimmingSuffix { $0.isNewline },
            exitStatus: status
        )
    }

    private func start(
        in context: StepContext
    ) async throws -> ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>> {
        let group = Atomic<pid_t>(0)
        defer { reaper.forget(group.load(ordering: .relaxed)) }
        let environment = environment
        do {
            return try await Subprocess.run(
                try await executable(in: environment),
                arguments: Arguments(
                    executablePathOverride: parameters.program,
                    remainingValues: parameters.arguments
                ),
                environment: environment,
                workingDirectory: FilePath(context.pipelineFolder),
                platformOptions: options,
                input: .none,
                output: .string(limit: Self.largestOutput),
                error: .string(limit: Self.largestOutput),
                body: { execution in
                    group.store(execution.processIdentifier.value, ordering: .relaxed)
                    reaper.remember(execution.processIdentifier.value)
                }
            )
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw StepFailure(
                code: .invalid,
                message: "'\(parameters.program)' could not be run: \(error)"
            )
        }
    }

    private var environment: Environment {
        .inherit.updating(
            Dictionary(
                uniqueKeysWithValues: parameters.environment.map {
                    (Environment.Key(stringLiteral: $0.key), $0.value)
                }
            )
        )
    }

    /// Looks the program up once; by its name, a process would be made for each folder to look in.
    private func executable(
        in environment: Environment
    ) async throws(SubprocessError) -> Executable {
        guard !parameters.program.contains("/") else {
            return .path(FilePath(parameters.program))
        }
        return .path(
            try await Executable.name(parameters.program).resolveExecutablePath(in: environment)
        )
    }

    private var options: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(
                signal: .terminate,
                toProcessGroup: true,
                allowedDurationToNextStep: .seconds(2)
            ),
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero),
        ]
        return options
    }

    /// The status as a shell reports it: 128 and the signal's number for a process that was killed.
    private func exitStatus(of status: TerminationStatus) -> Int {
        switch status {
        case .exited(let code): Int(code)
        case .signaled(let signal): 128 + Int(signal)
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}
