extension Shard {
    /// Makes connections that will soon be needed and binds requests to them; a few at a time,
    /// because a launch may be near.
    mutating func prepareDue() {
        guard lead > 0 else { return }
        let now = MonotonicClock.now()
        if unopened > 0 { openAhead(now) }
        connectAhead(now)
        if job.policy == .reuse { bindAhead(now) }
    }

    private mutating func openAhead(_ now: Int) {
        for _ in 0..<min(8, unopened) {
            unopened -= 1
            _ = dial(unopened % routes.count, for: Connection.none, now: now)
        }
    }

    private mutating func connectAhead(_ now: Int) {
        for _ in 0..<8 {
            guard nextPrepared < bindings.count,
                intended(nextPrepared) - lead - Self.leeway <= now
            else { return }
            if nextPrepared >= nextLaunch { connect(nextPrepared, now) }
            nextPrepared += 1
        }
    }

    private mutating func connect(_ index: Int, _ now: Int) {
        let request = job.plan.requests[index]
        switch job.policy {
        case .fresh: return
        case .prewarmed: _ = dial(request.endpoint, for: index, now: now)
        case .reuse:
            guard pool.spareCount(request.endpoint) < request.burstSize else { return }
            _ = dial(request.endpoint, for: Connection.none, now: now)
        }
    }

    /// Gives requests that are nearly due a connection that is still open.
    ///
    /// What to send is written down there, too. Looking at the socket brings it into the
    /// processor's caches.
    private mutating func bindAhead(_ now: Int) {
        nextBound = max(nextBound, nextLaunch)
        for _ in 0..<64 {
            guard nextBound < bindings.count else { return }
            let request = job.plan.requests[nextBound]
            let due = origin + request.offset - Self.touch(request.burstSize)
            guard due - touchLeeway <= now else { return }
            guard let connection = takeUsable(request.endpoint) else {
                nextBound += 1
                continue
            }
            bind(nextBound, to: connection)
            if pool[connection].state == .ready { encode(connection) }
            nextBound += 1
        }
    }

    /// How long before its instant a request is bound, in nanoseconds.
    ///
    /// A single one needs no time
    /// of its own for it: the loop is awake shortly before its instant, or passes by earlier.
    static func touch(_ burstSize: Int) -> Int { burstSize > 1 ? 200_000 + 3_000 * burstSize : 0 }

    /// How much earlier a connection is made, or a request bound to one, when the loop is awake
    /// anyway, in nanoseconds: waking up costs more than either.
    private static let leeway = 10_000_000

    /// Where the loop spins, binding comes first: what it touches is still in the caches then.
    private var touchLeeway: Int { spin > 0 ? spin : 200_000 }

    /// A spare connection that the peer has not closed; those it has closed are dropped.
    mutating func takeUsable(_ endpoint: Int) -> Int? {
        while let connection = pool.takeSpare(endpoint) {
            if isUsable(connection) { return connection }
            close(connection)
        }
        return nil
    }
}
