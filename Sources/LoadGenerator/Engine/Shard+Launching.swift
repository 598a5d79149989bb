extension Shard {
    /// Where not all departures are stamped, those of one request in so many are.
    private static let stampedShare = 16

    /// Sends what is due, as fast as the system takes it.
    ///
    /// A burst goes as a whole, but of later instants only a few: a loop that is behind must read
    /// answers, too, or it would run out of connections that it could use again, and fall back ever
    /// further.
    mutating func launchDue(instants: Int) {
        var left = instants
        var instant = Int.min
        while nextLaunch < bindings.count {
            let (now, due) = (MonotonicClock.now(), intended(nextLaunch))
            guard due - ahead <= now else { return }
            if due != instant {
                guard left > 0 else { return }
                left -= 1
                instant = due
            }
            launch(nextLaunch, now: now)
            nextLaunch += 1
        }
    }

    private mutating func launch(_ index: Int, now: Int) {
        let connection = Int(bindings[index])
        guard connection != Connection.none else { return start(index, launched: now) }
        pool.fly(connection, launched: now)
        // One that is still opening sends as soon as it is open.
        if pool[connection].state == .ready { transmit(connection) }
    }

    /// Finds a connection for a request whose turn has come.
    mutating func start(_ index: Int, launched: Int) {
        let endpoint = job.plan.requests[index].endpoint
        if job.policy == .reuse, let connection = takeUsable(endpoint) {
            bind(index, to: connection)
            pool.fly(connection, launched: launched)
            if pool[connection].state == .ready { transmit(connection) }
            return
        }
        let now = MonotonicClock.now()
        switch dial(endpoint, for: index, now: now) {
        case .underWay:
            pool.fly(Int(bindings[index]), launched: launched)
            if job.policy == .fresh { health.note(lateness: now - intended(index)) }
        case .noRoom: queue.append(index, launched: launched)
        case .failed(let failure, let error):
            let phase = failure == .connect ? LoadPhase.connecting : .planned
            refuse(index, failure, error, phase: phase)
        }
    }

    /// Starts requests that waited for a free connection, in the order of their instants.
    mutating func admitQueued() {
        while let waiting = queue.first {
            guard pool.open < pool.places.count || pool.anySpare() != nil else { return }
            queue.removeFirst()
            start(waiting.request, launched: waiting.launched)
        }
    }

    /// Sends the request of a ready connection.
    mutating func transmit(_ connection: Int) {
        if !pool[connection].isEncoded { encode(connection) }
        pool[connection].state = .busy
        pool[connection].row.phase = .sending
        pool[connection].asksForDeparture =
            pool[connection].knowsDepartures && isStamped(pool[connection].row)
        let now = MonotonicClock.now()
        pool[connection].row.called = now
        pool[connection].row.sent = now
        push(connection)
        // Fetched at once, a stamp does not wake the loop up.
        let hasTime = pool[connection].row.burstSize <= LoadJob.largestStampedBurst
        if hasTime, pool[connection].state == .busy, pool[connection].asksForDeparture {
            noteDeparture(connection)
        }
        if job.policy != .fresh {
            health.note(lateness: now + ahead - pool[connection].row.intended)
        }
        health.note(burst: pool[connection].row.burst, of: pool[connection].row.burstSize, at: now)
    }

    /// Whether the kernel is asked when a request left.
    ///
    /// The first ones of a burst take longest, and tell how long the next ones will take.
    private func isStamped(_ row: LoadRow) -> Bool {
        if stampsDepartures || row.id % Self.stampedShare == 0 { return true }
        let isInBurst = row.burstSize > LoadJob.largestStampedBurst
        return isInBurst && health.sent(of: row.burst) < LoadJob.largestStampedBurst
    }
}
