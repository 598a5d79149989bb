import CSocketTiming
import Values

/// One thread's share of a plan: its own event queue, its own connections, its own rows.
///
/// All memory is there before the first instant. Between a deadline and its `send` nothing is
/// allocated, locked or logged.
struct Shard: ~Copyable {
    let job: LoadJob
    let origin: Int
    /// How long before its instant a request's connection is made, in nanoseconds.
    let lead: Int
    /// How long before an instant the loop stops sleeping, in nanoseconds.
    let spin: Int
    /// Before how many instants the loop sleeps once although it spins; `nil` where it need not.
    let rest: Int?
    /// How long at most it watches the clock after such a sleep, in nanoseconds.
    let restingSpin: Int
    /// Whether the loop may watch the clock for the short time that a sleep takes to end.
    let bridgesAwakening: Bool
    let stampsDepartures: Bool
    /// Up to how long answers wait rather than wake the loop up, in nanoseconds.
    var readingPatience: Int
    /// How many sockets may wait to be closed: those of a burst.
    let mostLeaving: Int
    let routes: [Route]
    var pool: ConnectionPool
    var poller: Poller
    var clock: StampClock
    var tray = AnswerTray()
    var health: LoadHealth
    var headStart = HeadStart()
    /// Per connection: what is to be sent, beginning of the body that comes, what secures it, what
    /// carries its requests where that is HTTP/2.
    var outbound: [[UInt8]]
    var kept: [[UInt8]]
    var sessions: [TLSSession?]
    var streams: [HTTP2Session?]
    /// The sockets of connections that have done their work; they are closed when there is time,
    /// because that takes longer than to send on one.
    var leaving: [Int32] = []
    /// What came in from a socket, and what it means where it was encrypted.
    var scratch: [UInt8]
    var plain: [UInt8]
    /// Per request the connection it is bound to, or ``Connection/none``.
    var bindings: [Int32]
    /// How many connections are still to be made whatever is planned.
    var unopened: Int
    /// The first request whose connection was not yet made ahead.
    var nextPrepared = 0
    /// The first request that was not yet given a connection ahead.
    var nextBound = 0
    /// The first request whose turn has not come.
    var nextLaunch = 0
    /// Requests whose turn has come while all connections were taken, in order.
    var queue = WaitingQueue()
    var unfinished: Int
    /// Of how many answers a part has come.
    var receiving = 0
    var ending = LoadReport.Ending.completed

    /// The token of the bell, which no connection can have.
    static let bellToken = UInt64.max
    /// How much is read at once; also what bounds the time spent on one connection.
    static let scratchSize = 64 << 10

    /// Prepares everything.
    private init(
        _ job: LoadJob,
        routes: [Route],
        capacity: Int,
        poller: consuming Poller
    ) {
        self.job = job
        self.routes = routes
        self.poller = poller
        lead = job.lead
        let placement = Placement.take(job.placing)
        health = LoadHealth(placement: placement)
        let gap = job.meanGap
        spin = job.spinning.lead(processors: placement.processors, gap: gap)
        rest = job.spinning.rest(gap: gap)
        restingSpin = gap / 2
        bridgesAwakening = job.spinning.bridges(processors: placement.processors)
        stampsDepartures = job.stampsDepartures
        readingPatience = job.readingPatience
        mostLeaving = job.largestBurst
        pool = ConnectionPool(capacity: capacity, endpoints: job.targets.count)
        outbound = Array(repeating: [], count: capacity)
        kept = Array(repeating: [], count: capacity)
        sessions = Array(repeating: nil, count: capacity)
        streams = Array(repeating: nil, count: capacity)
        scratch = Array(repeating: 0, count: Self.scratchSize)
        plain = Array(repeating: 0, count: Self.scratchSize)
        bindings = Array(repeating: Int32(Connection.none), count: job.plan.requests.count)
        unopened = job.policy == .reuse ? job.connections : 0
        unfinished = job.plan.requests.count
        // Only now is it known when everything is ready.
        let now = MonotonicClock.now()
        clock = StampClock(now: now)
        origin = job.origin ?? now + job.lead + 1_000_000 - job.plan.first
    }

    /// Runs a job on the calling thread.
    ///
    /// - Parameter job: What to do.
    /// - Returns: How it went.
    static func perform(_ job: LoadJob) -> Result<LoadReport, LoadError> {
        Result { () throws(LoadError) in
            let granted = FileLimit.raise(to: job.wantedFiles)
            let capacity = try job.capacity(within: granted)
            // Names are resolved here, which may take its time.
            let routes = try job.targets.map { target throws(LoadError) in
                try Route(target, job.tls)
            }
            try Route.check(routes, of: job.targets)
            let poller = try Poller(capacity: 64)
            FileLimit.reserve(min(granted, job.wantedFiles), beside: poller.descriptor)
            var shard = Shard(job, routes: routes, capacity: capacity, poller: poller)
            return try shard.run()
        }
    }

    private mutating func run() throws(LoadError) -> LoadReport {
        let error = -st_poll_add(poller.descriptor, job.control.bell, Self.bellToken)
        guard error == 0 else { throw LoadError(system: "watching an event counter", -error) }
        while unfinished > 0 {
            obey()
            prepareDue()
            launchDue(instants: 8)
            expire()
            turn()
        }
        closeAll()
        tray.empty(into: job.outbox)
        return report()
    }

    /// When a request is to be sent.
    func intended(_ index: Int) -> Int { origin + job.plan.requests[index].offset }
}
