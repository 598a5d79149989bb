extension Shard {
    /// Makes the connections of requests that will soon be due; a few at a time, because a launch
    /// may be near.
    mutating func prepareDue() {
        guard lead > 0 else { return }
        let now = MonotonicClock.now()
        for _ in 0..<8 {
            guard nextPrepared < flights.count,
                flights[nextPrepared].row.intended - lead <= now
            else { return }
            prepare(nextPrepared, now: now)
            nextPrepared += 1
        }
    }

    private mutating func prepare(_ index: Int, now: Int) {
        let request = job.plan.requests[index]
        guard !flights[index].isOver, flights[index].launched == 0 else { return }
        switch job.policy {
        case .fresh: return
        case .prewarmed: _ = dial(request.endpoint, for: index, now: now)
        case .reuse:
            guard pool.spareCount(request.endpoint) < request.burstSize else { return }
            _ = dial(request.endpoint, for: Connection.none, now: now)
        }
    }

    /// Sends everything whose instant has come, as fast as the system takes it.
    mutating func launchDue() {
        let now = MonotonicClock.now()
        while nextLaunch < flights.count, flights[nextLaunch].row.intended <= now {
            launch(nextLaunch)
            nextLaunch += 1
        }
    }

    private mutating func launch(_ index: Int) {
        guard !flights[index].isOver else { return }
        flights[index].launched = MonotonicClock.now()
        let connection = flights[index].connection
        guard connection != Connection.none else { return start(index) }
        // One that is still opening sends as soon as it is open.
        if pool[connection].state == .ready { transmit(connection) }
    }

    /// Finds a connection for a request whose turn has come.
    mutating func start(_ index: Int) {
        let endpoint = job.plan.requests[index].endpoint
        if job.policy == .reuse, let connection = takeQuiet(endpoint) {
            bind(index, to: connection)
            if pool[connection].state == .ready { transmit(connection) }
            return
        }
        switch dial(endpoint, for: index, now: MonotonicClock.now()) {
        case .underWay: return
        case .noRoom: queue.append(index)
        case .failed(let failure, let error):
            if failure == .connect { flights[index].row.phase = .connecting }
            fail(index, failure, error)
        }
    }

    /// Starts requests that waited for a free connection, in the order of their instants.
    mutating func admitQueued() {
        while nextQueued < queue.count, pool.open < pool.places.count || pool.anySpare() != nil {
            let index = queue[nextQueued]
            nextQueued += 1
            if !flights[index].isOver { start(index) }
        }
    }

    /// Sends the request of a ready connection.
    mutating func transmit(_ connection: Int) {
        let index = pool[connection].request
        let method = job.targets[pool[connection].endpoint].method
        pool[connection].state = .busy
        pool[connection].written = 0
        pool[connection].kept = 0
        pool[connection].parser = ResponseParser(isHead: method == "HEAD", limits: job.limits)
        flights[index].row.isReused = pool[connection].uses > 0
        flights[index].row.phase = .sending
        flights[index].row.sent = MonotonicClock.now()
        push(connection)
    }
}
