import Pipeline
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
    static let isPortable = true

    /// The most that a program may print on one stream.
    static let largestOutput = 1 << 20

    let parameters: RunProgramParameters
    let runner: ProgramRunner
    let environment: ProgramEnvironment

    init(
        parameters: RunProgramParameters,
        runner: ProgramRunner,
        environment: ProgramEnvironment = .inherited
    ) {
        self.parameters = parameters
        self.runner = runner
        self.environment = environment
    }

    func run(in context: StepContext) async throws -> RunProgramOutput {
        try Task.checkCancellation()
        let end: ProgramEnd
        do {
            let launch = try launch(in: context.pipelineFolder)
            end = try await runner.end(of: launch, printing: Self.largestOutput).get()
        } catch let failure as ProgramFailure {
            throw unstartable("\(failure)")
        }
        if let stream = end.flooded { throw flooded(stream) }
        let words = end.error.split(separator: "\n").map(String.init)
        for line in words { context.log(line) }
        guard end.status == 0 else { throw failure(end.status, words) }
        return RunProgramOutput(
            stdout: end.output.trimmingSuffix { $0.isNewline },
            exitStatus: end.status
        )
    }

    private func launch(in folder: String) throws -> ProgramLaunch {
        let changes = parameters.environment
        guard let file = environment.file(of: parameters.program, changing: changes) else {
            throw unstartable("there is no such program on the search path")
        }
        return ProgramLaunch(
            path: file,
            arguments: [parameters.program] + parameters.arguments,
            environment: environment.entries(changing: changes),
            directory: folder
        )
    }
}

extension RunProgram {
    private func unstartable(_ reason: String) -> StepFailure {
        StepFailure(
            code: .invalid,
            message: "'\(parameters.program)' could not be run: \(reason)"
        )
    }

    private func flooded(_ stream: String) -> StepFailure {
        let limit = ByteCount(bytes: Self.largestOutput)
        return StepFailure(
            code: .invalid,
            message: "'\(parameters.program)' printed more than \(limit) on \(stream)"
        )
    }

    private func failure(_ status: Int, _ words: [String]) -> StepFailure {
        StepFailure(
            code: status == 75 ? .unavailable : .unknown,
            message: "'\(parameters.program)' ended with status \(status)",
            details: Array(words.suffix(10))
        )
    }
}

extension String {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}
