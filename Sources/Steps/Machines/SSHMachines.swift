import FoundationEssentials
import Glibc
package import Pipeline
package import Values

/// Carries attempts out on machines that are reached over SSH.
package struct SSHMachines: RemoteMachines {
    private let version: String
    private let run: RunID
    private let seed: UInt64
    private let request: RunRequest
    private let secrets: [Secret]
    private let copies: ProgramCopies
    private let environment: ProgramEnvironment
    private let threads = ProgramThreads()
    private let reaper = GroupReaper()

    /// Will carry out attempts of a run.
    ///
    /// - Parameters:
    ///   - version: Of this program, which the other side has to have as well.
    ///   - run: The run.
    ///   - seed: Its seed.
    ///   - request: How it was asked for.
    ///   - secrets: The secrets of its pipeline.
    ///   - program: The file of this program.
    package init(
        version: String,
        run: RunID,
        seed: UInt64,
        request: RunRequest,
        secrets: [Secret],
        program: String = "/proc/self/exe"
    ) {
        self.version = version
        self.run = run
        self.seed = seed
        self.request = request
        self.secrets = secrets
        let environment = ProgramEnvironment.inherited
        self.environment = environment
        copies = ProgramCopies(
            of: program,
            with: ProgramTools(runner: ProgramRunner(), environment: environment)
        )
    }

    package func work(
        of instance: InstanceID,
        reading outputs: [String: Value],
        on machine: Value
    ) throws -> PreparedStep? {
        let machine = try machine.decoded(as: Machine.self)
        guard let reach = machine.reach else { return nil }
        let order = StepOrder(
            version: version,
            run: run,
            seed: seed,
            request: request,
            outputs: outputs
        )
        return { context in
            var order = order
            order.attempt = context.attempt
            order.since = context.since
            if context.since < context.attempt { order.files = try EarlierFiles.of(context.folder) }
            return try await carryOut(order, reach, in: context)
        }
    }

    private func carryOut(
        _ order: StepOrder,
        _ reach: MachineReach,
        in context: StepContext
    ) async throws -> Value {
        let ssh = try SSHAccess(folder: "\(context.runFolder)/ssh").command(for: reach)
        let program = try await copies.place(on: ssh)
        try Task.checkCancellation()
        context.log("running on \(reach.host)")
        let opening = RemoteOpening(
            from: 0,
            patience: reach.patience,
            instance: context.instance,
            order: order,
            secrets: Dictionary(secrets.map { ($0.name, $0.reveal()) }) { first, _ in first }
        )
        let word = AttendedName(context, run: run).text
        let outcome = try await wait(
            opening,
            on: reach.host,
            ssh.arguments("exec \(program) attend \(word)"),
            in: context
        )
        switch outcome.state {
        case .succeeded: return outcome.output ?? .mapping([:])
        case .cancelled: throw CancellationError()
        case .failed, .timedOut, .skipped, .blocked:
            throw outcome.failure
                ?? StepFailure(
                    code: .unknown,
                    message: "the step ended as \(outcome.state.rawValue)"
                )
        }
    }

    private func wait(
        _ opening: RemoteOpening,
        on name: String,
        _ arguments: [String],
        in context: StepContext
    ) async throws -> RemoteOutcome {
        guard let file = environment.file(of: "ssh", changing: [:]) else {
            throw StepFailure(code: .environment, message: "there is no 'ssh' on the search path")
        }
        let bell = StopBell()
        let entries = environment.entries(changing: [:])
        let (version, reaper) = (version, reaper)
        let result: Result<RemoteOutcome, StepFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { waiting in
                do throws(ProgramFailure) {
                    try threads.run {
                        var attempt = RemoteAttempt(
                            name: name,
                            version: version,
                            opening: opening,
                            ssh: file,
                            arguments: arguments,
                            environment: entries,
                            reaper: reaper,
                            bell: bell,
                            receiver: RemoteReceiver(context: context)
                        )
                        waiting.resume(returning: attempt.result())
                    }
                } catch {
                    let message = "the system gives no thread: \(error)"
                    waiting.resume(
                        returning: .failure(StepFailure(code: .environment, message: message))
                    )
                }
            }
        } onCancel: {
            bell.ring()
        }
        return try result.get()
    }
}
