import CSocketTiming
import Values

/// One thread's share of a plan: its own event queue, its own connections, its own rows.
///
/// All memory is there before the first instant. Between a deadline and its `send` nothing is
/// allocated, locked or logged.
struct Shard: ~Copyable {
    let job: LoadJob
    let origin: Int
    let lead: Int
    /// How long before an instant the loop stops sleeping, in nanoseconds.
    let spin: Int
    let addresses: [Result<SocketAddress, ResolverFailure>]
    let requests: RequestSlab
    var flights: [Flight]
    var pool: ConnectionPool
    var poller: Poller
    var tray: AnswerTray
    /// The beginnings of the bodies that are still coming, one slice per connection.
    var kept: [UInt8]
    var scratch: [UInt8]
    /// The first request whose connection was not yet made ahead.
    var nextPrepared = 0
    /// The first request whose turn has not come.
    var nextLaunch = 0
    /// The first launched request that may still run out of time.
    var nextExpiry = 0
    /// Requests whose turn has come while all connections were taken, in order.
    var queue: [Int] = []
    var nextQueued = 0
    var unfinished: Int
    var ending = LoadReport.Ending.completed
    var hurriedHandovers = 0

    /// The token of the bell, which no connection can have.
    static let bellToken = UInt64.max
    /// How much is read at once; also what bounds the time spent on one connection.
    static let scratchSize = 64 << 10
    /// Room for the bodies of answers that were not handed over yet.
    static let traySize = 8 << 20

    /// Prepares everything; resolves names, which may take its time.
    private init(_ job: LoadJob, capacity: Int, poller: consuming Poller) {
        self.job = job
        lead = job.lead
        let planned = job.plan.requests
        pool = ConnectionPool(capacity: capacity, endpoints: job.targets.count)
        self.poller = poller
        addresses = Self.resolve(job.targets)
        requests = RequestSlab(job.plan, targets: job.targets)
        kept = Array(repeating: 0, count: capacity * job.limits.keptBody)
        scratch = Array(repeating: 0, count: Self.scratchSize)
        let bodies = max(
            job.limits.keptBody,
            min(Self.traySize, planned.count * job.limits.keptBody)
        )
        tray = AnswerTray(capacity: planned.count, bodyCapacity: bodies)
        queue.reserveCapacity(planned.count)
        unfinished = planned.count
        spin = SpinPolicy.spin(for: job.plan, largestBurst: job.largestBurst)
        // Only now is it known when everything is ready.
        let soonest = MonotonicClock.now() + job.lead + 1_000_000 - job.plan.first
        let origin = job.origin ?? soonest
        self.origin = origin
        flights = planned.map { Flight(row: LoadRow($0, origin: origin)) }
    }

    private static func resolve(
        _ targets: [LoadTarget]
    ) -> [Result<SocketAddress, ResolverFailure>] {
        targets.map { target in
            Result { () throws(ResolverFailure) in
                try SocketAddress(host: target.host, port: target.port)
            }
        }
    }

    /// Runs a job on the calling thread.
    ///
    /// - Parameters:
    ///   - job: What to do.
    ///   - connections: The most connections to hold at once.
    /// - Returns: How it went.
    static func perform(_ job: LoadJob, connections: Int = .max) -> Result<LoadReport, LoadError> {
        Result { () throws(LoadError) in
            let granted = FileLimit.raise(to: job.wantedFiles)
            let capacity = min(connections, try job.capacity(within: granted))
            var shard = Shard(job, capacity: capacity, poller: try Poller(capacity: 64))
            return try shard.run()
        }
    }

    private mutating func run() throws(LoadError) -> LoadReport {
        _ = st_tighten_timers()
        let error = poller.add(job.control.bell, token: Self.bellToken, writing: false)
        guard error == 0 else { throw LoadError(system: "watching an event counter", -error) }
        while unfinished > 0 {
            obey()
            prepareDue()
            launchDue()
            expire()
            turn()
        }
        closeAll()
        job.outbox.post(tray.take(.max, of: flights))
        return report()
    }
}
