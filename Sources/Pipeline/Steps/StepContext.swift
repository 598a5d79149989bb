/// What a step may use: the services of the engine and nothing else.
///
/// What a step needs from elsewhere (providers, a web client) enters when the step is registered.
public struct StepContext: Sendable {
    /// The run.
    public let run: RunID
    /// The instance of the step.
    public let instance: InstanceID
    /// The number of this attempt, from 1.
    public let attempt: Int
    /// The first attempt whose work this one goes on with: less than ``attempt`` when the run died in
    /// the middle of it and was resumed.
    public let since: Int
    /// A seed that follows from the run's seed and the instance, the same in every attempt.
    public let seed: UInt64
    /// The absolute path of the run's folder, `.stellar/runs/RUN`.
    public let runFolder: String
    /// The absolute path of the state folder, `.stellar`.
    public let stateFolder: String
    /// The absolute path of the folder that holds the pipeline file the step stands in.
    public let pipelineFolder: String
    /// The clock to wait with.
    public let clock: any Clock<Duration>

    private let makeFolder: @Sendable () -> String
    let services: any StepServices

    package init(
        run: RunID,
        instance: InstanceID,
        attempt: Int,
        since: Int,
        seed: UInt64,
        folder: @escaping @Sendable () -> String,
        runFolder: String,
        stateFolder: String,
        pipelineFolder: String,
        clock: any Clock<Duration>,
        services: any StepServices
    ) {
        self.run = run
        self.instance = instance
        self.attempt = attempt
        self.since = since
        self.seed = seed
        makeFolder = folder
        self.runFolder = runFolder
        self.stateFolder = stateFolder
        self.pipelineFolder = pipelineFolder
        self.clock = clock
        self.services = services
    }
}

extension StepContext {
    /// The absolute path of this instance's own folder; it is made when it is first asked for.
    ///
    /// Where it cannot be made, the run is stopped, because the machine has no room for it.
    public var folder: String { makeFolder() }

    /// Writes a line to the log of this instance.
    public func log(_ line: String) { services.log(line) }

    /// Writes a line to the log of this instance, and shows it to whoever watches the run.
    public func announce(_ line: String) { services.announce(line) }

    /// Tells how far the step is, for the live display.
    public func report(done: Int, of total: Int) { services.report(done: done, of: total) }

    /// Publishes a result of the run, which summaries, reports and notifications show.
    public func publish(_ result: Value) { services.publish(result) }

    /// What has happened in this run so far.
    public func history() async -> RunHistory { await services.history() }

    /// Creates a resource under a lease that is durable before `create` is called.
    ///
    /// With ``LeaseRequest/Scope/run`` the resource is shared: the first caller in the run creates
    /// it, every other caller with the same kind and name waits and receives the same payload.
    ///
    /// - Returns: The payload that `create` returned.
    /// - Throws: What `create` throws. The lease stays open then: the resource may have come to
    ///   exist all the same, and the engine settles it before another attempt or at the end.
    public func lease(
        _ request: LeaseRequest,
        create: @Sendable (Lease) async throws -> LeasePayload
    ) async throws -> LeasePayload {
        try await services.lease(request, create: create)
    }

    /// Removes what this run created, below the pipeline that this step stands in.
    public func settleLeases() async throws -> Receipt { try await services.settleLeases() }

    /// Does work that would disturb a measurement on this machine, as soon as none is under way.
    public func noisily<Result: Sendable>(
        _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        let hold = try await services.hold(.noise)
        return try await release(hold, after: body)
    }

    /// Measures, while nothing noisy and no other measurement goes on on this machine.
    public func quietly<Result: Sendable>(
        _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        let hold = try await services.hold(.quiet)
        return try await release(hold, after: body)
    }

    private func release<Result: Sendable>(
        _ hold: MachineHold,
        after body: @Sendable () async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body()
            await services.release(hold)
            return result
        } catch {
            await services.release(hold)
            throw error
        }
    }
}
