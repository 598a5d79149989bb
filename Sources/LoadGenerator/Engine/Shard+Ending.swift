extension Shard {
    /// Takes note of a complete answer.
    mutating func complete(_ connection: Int, now: Int) {
        let index = pool[connection].request
        flights[index].row.phase = .finished
        flights[index].row.lastByte = now
        retire(index, now: now)
        let isSent = pool[connection].written == requests.count(index)
        if job.policy == .reuse, isSent, pool[connection].isReusable {
            pool[connection].state = .ready
            pool[connection].uses += 1
            pool.spare(connection)
        } else {
            close(connection)
        }
        admitQueued()
    }

    /// Gives a request up, with its connection.
    mutating func fail(_ index: Int, _ failure: LoadFailure, _ error: Int32 = 0) {
        flights[index].row.failure = failure
        flights[index].row.systemError = error
        retire(index, now: MonotonicClock.now())
        guard flights[index].connection != Connection.none else { return }
        close(flights[index].connection)
        flights[index].connection = Connection.none
        if ending != .cancelled { admitQueued() }
    }

    private mutating func retire(_ index: Int, now: Int) {
        precondition(!flights[index].isOver, "request \(index) ends twice")
        flights[index].isOver = true
        unfinished -= 1
        let connection = flights[index].connection
        if connection != Connection.none, pool[connection].state == .busy {
            flights[index].row.status = Int32(pool[connection].parser.status)
            flights[index].row.bodyBytes = pool[connection].parser.bodyBytes
            keepBody(index, of: connection)
        }
        tray.add(index, now: now)
    }

    private mutating func keepBody(_ index: Int, of connection: Int) {
        let size = pool[connection].kept
        if !tray.hasRoom(for: size) {
            hurriedHandovers += 1
            job.outbox.post(tray.take(.max, of: flights))
        }
        let start = connection * job.limits.keptBody
        flights[index].body = tray.keep(kept, start..<(start + size))
    }

    /// Fails requests whose time is over; their turns came in order, so only the first ones can be.
    mutating func expire() {
        let now = MonotonicClock.now()
        while nextExpiry < nextLaunch {
            let flight = flights[nextExpiry]
            guard flight.isOver || flight.launched + job.timeout <= now else { return }
            if !flight.isOver { fail(nextExpiry, .timeout) }
            nextExpiry += 1
        }
    }

    /// Does what was asked for from outside.
    mutating func obey() {
        switch job.control.current {
        case .proceed: return
        case .stop where ending == .completed:
            ending = .stopped
            abandon(nextLaunch..<flights.count)
        case .cancel where ending != .cancelled:
            ending = .cancelled
            abandon(flights.indices)
        case .stop, .cancel: return
        }
    }

    private mutating func abandon(_ range: Range<Int>) {
        for index in range where !flights[index].isOver { fail(index, .cancelled) }
    }

    mutating func closeAll() {
        for place in pool.places.indices where pool[place].state != .free { close(place) }
    }
}
