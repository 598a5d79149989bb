import CSocketTiming

extension Shard {
    /// Takes note of a complete answer.
    mutating func complete(_ connection: Int) {
        let isSent = !isSending(connection) && pool[connection].row.sent > 0
        pool[connection].row.phase = .finished
        let endpoint = pool[connection].endpoint
        if pool[connection].parser.bodyBytes > LoadJob.longAnswer { readingPatience = 0 }
        if let session = sessions[connection] { routes[endpoint].tls?.keep(session) }
        retire(connection)
        if job.policy == .reuse, isSent, isReusable(connection) {
            pool[connection].state = .ready
            pool[connection].uses += 1
            pool.spare(connection)
        } else {
            leaving.append(pool[connection].descriptor)
            forget(connection)
            if leaving.count > mostLeaving { closeLeaving(1) }
        }
        admitQueued()
    }

    /// Closes some of the connections that have done their work.
    mutating func closeLeaving(_ most: Int = .max) {
        for _ in 0..<min(most, leaving.count) {
            // A failed close leaves nothing to be done.
            _ = st_close(leaving.removeLast())
        }
    }

    /// Whether a connection can carry another request: the peer wants it, and nothing came behind
    /// the answer that was not read, such as more of it, or the end.
    private mutating func isReusable(_ connection: Int) -> Bool {
        let isWanted = streams[connection].map { !$0.isClosing } ?? pool[connection].isReusable
        guard isWanted, let session = sessions[connection] else { return isWanted }
        pool[connection].isEncoded = false
        return drained(connection, session)
    }

    /// Gives up the request of a connection, with the connection.
    mutating func fail(_ connection: Int, _ failure: LoadFailure, _ error: Int32 = 0) {
        pool[connection].row.failure = failure
        pool[connection].row.systemError = error
        retire(connection)
        close(connection)
        if ending != .cancelled { admitQueued() }
    }

    /// Gives up a request that has no connection.
    mutating func refuse(
        _ index: Int,
        _ failure: LoadFailure,
        _ error: Int32 = 0,
        phase: LoadPhase = .planned
    ) {
        var row = LoadRow(job.plan.requests[index], origin: origin)
        row.failure = failure
        row.systemError = error
        row.phase = phase
        finish(row, body: [])
    }

    private mutating func retire(_ connection: Int) {
        pool.land(connection)
        bindings[pool[connection].request] = Int32(Connection.none)
        if pool[connection].row.firstByte > 0 { receiving -= 1 }
        if pool[connection].state == .busy {
            describeAnswer(connection)
            countRetransmits(connection)
        } else {
            kept[connection].removeAll(keepingCapacity: true)
        }
        finish(pool[connection].row, body: kept[connection])
    }

    /// Asks TCP whether it had to send anything again.
    ///
    /// Whoever was answered within a millisecond was
    /// not: its shortest wait before it does so is longer.
    private mutating func countRetransmits(_ connection: Int) {
        let row = pool[connection].row
        guard row.lastByte == 0 || row.lastByte - row.called > 1_000_000 else { return }
        let path = st_path_of(pool[connection].descriptor)
        pool[connection].row.retransmits = Int32(clamping: path.retransmits)
    }

    private mutating func describeAnswer(_ connection: Int) {
        if let stream = streams[connection] {
            pool[connection].row.status = Int32(clamping: stream.answer.status)
            pool[connection].row.bodyBytes = stream.answer.bodyBytes
            pool[connection].row.isHTTP2 = true
            kept[connection] = stream.body
        } else {
            pool[connection].row.status = Int32(pool[connection].parser.status)
            pool[connection].row.bodyBytes = pool[connection].parser.bodyBytes
        }
    }

    private mutating func finish(_ row: LoadRow, body: [UInt8]) {
        unfinished -= 1
        health.note(row)
        let now = MonotonicClock.now()
        tray.add(row, body, now: now)
        if tray.count >= AnswerTray.capacity {
            tray.handOver(to: job.outbox, now: now, launch: nextInstantOfLaunch)
        }
    }

    /// Fails requests whose time is over.
    mutating func expire() {
        let now = MonotonicClock.now()
        while pool.oldest != Connection.none {
            guard pool[pool.oldest].launched + job.timeout <= now else { break }
            fail(pool.oldest, .timeout)
        }
        while let waiting = queue.first, waiting.launched + job.timeout <= now {
            queue.removeFirst()
            refuse(waiting.request, .timeout)
        }
    }

    /// Does what was asked for from outside.
    mutating func obey() {
        switch job.control.current {
        case .proceed: return
        case .stop where ending == .completed:
            ending = .stopped
            abandonPlanned()
        case .cancel where ending != .cancelled:
            ending = .cancelled
            abandonPlanned()
            while pool.oldest != Connection.none { fail(pool.oldest, .cancelled) }
            while let waiting = queue.first {
                queue.removeFirst()
                refuse(waiting.request, .cancelled)
            }
        case .stop, .cancel: return
        }
    }

    private mutating func abandonPlanned() {
        let planned = nextLaunch..<bindings.count
        nextLaunch = bindings.count
        for index in planned {
            let connection = Int(bindings[index])
            if connection == Connection.none {
                refuse(index, .cancelled)
            } else {
                fail(connection, .cancelled)
            }
        }
    }

    mutating func closeAll() {
        closeLeaving()
        for place in pool.places.indices where pool[place].state != .free { close(place) }
    }
}
