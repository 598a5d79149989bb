import Values

/// Sends HTTP requests at planned instants and times every phase of their answers.
///
/// Open loop: a request goes out at its instant whatever became of the ones before it. The sending
/// and timing is done by threads of its own, outside the pool of tasks.
package struct LoadGenerator: Sendable {
    /// Where requests go; a planned request names one by its position.
    package var targets: [LoadTarget]
    /// Which connection a request goes out on.
    package var policy: ConnectionPolicy
    /// How long an answer may take from the moment its request's turn came.
    package var timeout: Duration
    /// How much of an answer is accepted.
    package var limits: ResponseLimits
    /// How connections to secure targets are secured.
    package var tls = TLSSettings()
    /// Which version of HTTP is spoken.
    package var http = HTTPVersionPolicy.http1
    /// How many connections are made before the first instant when they are reused; more are made
    /// when all of them are busy.
    package var connections = 0
    /// How many connections are held at once at most; a request that finds all of them busy waits for
    /// one in the order of the plan, and its instant stays what it was.
    package var mostConnections = Int.max
    /// Whether the loop watches the clock shortly before an instant.
    package var spinning = SpinPolicy.auto
    /// Who says when packets leave and arrive.
    package var stamping = StampPolicy.kernel
    /// What is asked of the system for the thread that measures.
    package var placing = PlacementPolicy.claimed

    /// Creates a generator.
    package init(
        targets: [LoadTarget],
        policy: ConnectionPolicy = .prewarmed,
        timeout: Duration = .seconds(60),
        limits: ResponseLimits = ResponseLimits()
    ) {
        self.targets = targets
        self.policy = policy
        self.timeout = timeout
        self.limits = limits
    }

    /// Runs a plan, or a segment of one, to its end.
    ///
    /// Every planned request is handed to `consume` exactly once, in the order in which they ended,
    /// while the run goes on. `consume` is called one batch at a time, away from the thread that
    /// measures; it may be slow without harm.
    ///
    /// Cancelling the task ends the run at once: requests without an answer are handed over with the
    /// failure `cancelled`, and the report says so; nothing is thrown for it. Only a name that is
    /// being resolved is waited for.
    ///
    /// - Parameters:
    ///   - plan: What to send; its endpoints must be positions of ``targets``.
    ///   - origin: The instant of offset 0 on the ``MonotonicClock``; `nil` for the soonest that
    ///     leaves time to connect. What is due already goes out late at once.
    ///   - consume: Reads answers, and says whether to go on. If it throws, the run is cancelled.
    /// - Returns: How the run went.
    /// - Throws: A ``LoadError`` when the run could not begin, or what `consume` threw.
    package func run(
        _ plan: LoadPlan,
        origin: Int? = nil,
        consume: ([LoadAnswer]) async throws -> LoadDirective
    ) async throws -> LoadReport {
        precondition(
            plan.requests.allSatisfy { targets.indices.contains($0.endpoint) },
            "the plan names an endpoint that is no target"
        )
        let job = LoadJob(
            targets: targets,
            policy: policy,
            // A year is for ever, and can be added to an instant.
            timeout: min(timeout, .seconds(31_536_000)).nanoseconds,
            limits: limits,
            tls: tls,
            http: http,
            connections: connections,
            mostConnections: mostConnections,
            spinning: spinning,
            stamping: stamping,
            placing: placing,
            plan: plan,
            origin: origin,
            control: try LoadControl(),
            outbox: Outbox()
        )
        try EngineThread.start { job.outbox.finish(Shard.perform(job)) }
        return try await withTaskCancellationHandler {
            try await deliver(job, to: consume)
        } onCancel: {
            job.control.demand(.cancel)
        }
    }

    private func deliver(
        _ job: LoadJob,
        to consume: ([LoadAnswer]) async throws -> LoadDirective
    ) async throws -> LoadReport {
        var failure: (any Error)?
        while true {
            switch await job.outbox.next() {
            case .answers(let batch):
                // The thread is still to be waited for when its reader has failed.
                guard failure == nil else { continue }
                do {
                    if try await consume(batch.answers) == .stop { job.control.demand(.stop) }
                } catch {
                    failure = error
                    job.control.demand(.cancel)
                }
                job.outbox.recycle(batch)
            case .finished(let result):
                if let failure { throw failure }
                return try result.get()
            }
        }
    }
}
