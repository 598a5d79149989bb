/// Everything a shard needs to run: its slice of the plan and its ties to the outside.
struct LoadJob: Sendable {
    var targets: [LoadTarget]
    var policy: ConnectionPolicy
    /// How long an answer may take, in nanoseconds.
    var timeout: Int
    var limits: ResponseLimits
    var tls = TLSSettings()
    var http = HTTPVersionPolicy.http1
    /// How many connections are made before the first instant, whatever the plan needs by then.
    var connections = 0
    /// How many connections are held at once at most.
    var mostConnections = Int.max
    var spinning = SpinPolicy.auto
    var stamping = StampPolicy.kernel
    var placing = PlacementPolicy.ordinary
    var plan: LoadPlan
    /// The instant of offset 0; `nil` for as soon as everything is ready.
    var origin: Int?
    var control: LoadControl
    var outbox: Outbox
}

extension LoadJob {
    /// The size of the largest burst.
    var largestBurst: Int { plan.requests.reduce(1) { max($0, $1.burstSize) } }

    /// How long before its instant a connection is made, in nanoseconds: long enough for a far
    /// peer's handshakes, and for dialling and securing a whole burst.
    var lead: Int {
        guard policy != .fresh else { return 0 }
        let isSecure = targets.contains(where: \.isSecure)
        let each = isSecure ? 2_000_000 : 100_000
        return (isSecure ? 500_000_000 : 200_000_000) + each * max(largestBurst, connections)
    }

    /// The mean time between two instants, in nanoseconds; as long as there can be when there is one.
    var meanGap: Int {
        let offsets = plan.requests.lazy.map(\.offset)
        let gaps = zip(offsets, offsets.dropFirst()).count { $0 != $1 }
        return gaps == 0 ? .max : (plan.last - plan.first) / gaps
    }

    /// Whether the kernel is to say when requests leave.
    ///
    /// Where one `send` follows another closely, in a large burst or at a high rate, a stamp costs
    /// those that come next more than it would correct.
    var stampsDepartures: Bool {
        stamping == .kernel && largestBurst <= Self.largestStampedBurst
            && meanGap >= Self.closeGap
    }

    /// How long an answer may wait for the next launch to be read, in nanoseconds.
    ///
    /// Where one launch follows another closely, waking up for each answer would cost as much again as
    /// sending does; the kernel knows when it came. Who dials at an instant, or may have to send in
    /// parts, has to go on at once.
    var readingPatience: Int {
        let gap = spinning == .never ? Self.readingGap : Self.closeGap
        let isClose = stamping == .kernel && meanGap < gap
        let isSentAtOnce = http == .http1 && targets.allSatisfy { $0.body.count <= 16 << 10 }
        return isClose && policy != .fresh && isSentAtOnce ? gap : 0
    }

    /// The largest burst of which all departures are stamped.
    static let largestStampedBurst = 16

    /// The shortest mean gap between instants at which all departures are stamped, in nanoseconds.
    private static let closeGap = 100_000

    /// The longest mean gap between instants over which answers wait, in nanoseconds, where the loop
    /// does not spin: one that does is more punctual when they wake it up.
    private static let readingGap = 250_000

    /// An answer that is longer, in bytes, is read as it comes: it might fill the window of its
    /// connection, of 64 KiB at first, and be held up.
    static let longAnswer = 32 << 10

    /// How many requests at least have to hold a connection at the same time.
    var leastConnections: Int {
        let lead = lead
        var most = 0
        var begin = 0
        for (index, request) in plan.requests.enumerated() {
            while request.offset - plan.requests[begin].offset > lead { begin += 1 }
            most = max(most, index - begin + 1)
        }
        let wanted = max(connections, policy == .reuse ? min(most, largestBurst) : most)
        return min(wanted, mostConnections)
    }

    /// How many connections can be held when the process may have `granted` files open.
    ///
    /// - Throws: A ``LoadError`` with the code `tooManyConnections` when the plan needs more.
    func capacity(within granted: Int) throws(LoadError) -> Int {
        let room = granted - Self.filesOfOthers
        guard leastConnections <= room else {
            throw LoadError(
                code: .tooManyConnections,
                message: """
                    the plan needs \(leastConnections) connections at once, the limit of open \
                    files is \(granted)
                    """
            )
        }
        return max(1, min(usefulConnections, room))
    }

    /// How many open files the plan would like to be allowed.
    var wantedFiles: Int { usefulConnections + Self.filesOfOthers }

    /// More connections than this would have nothing to do.
    private var usefulConnections: Int {
        min(max(plan.requests.count, connections), mostConnections)
    }

    /// What the rest of the process has open is not known here; this much is left to it.
    private static let filesOfOthers = 256
}
