extension Shard {
    /// Hands over what there is time for, waits for the next thing to do, and handles what came.
    mutating func turn() {
        handOver()
        let count = unfinished > 0 ? poller.wait(patience()) : 0
        let arrived = MonotonicClock.now()
        for position in 0..<count {
            handle(poller[position], arrived: arrived)
        }
    }

    private mutating func handle(_ event: Poller.Event, arrived: Int) {
        guard event.token != Self.bellToken else { return job.control.hush() }
        let connection = Int(event.token & UInt64(UInt32.max))
        // An earlier event of this turn may have closed it.
        guard pool[connection].state != .free, token(of: connection) == event.token else { return }
        switch pool[connection].state {
        case .free: return
        case .opening: opened(connection, at: arrived)
        // Nothing may come on a connection that carries no request, so the peer has closed it.
        case .ready: dropUnsent(connection, .reset, 0)
        case .busy:
            if event.isWritable, isSending(connection) { push(connection) }
            // Sending may have ended it, or begun another.
            guard event.isReadable, token(of: connection) == event.token,
                pool[connection].state == .busy
            else { return }
            receive(connection, arrived: arrived)
        }
    }

    private func isSending(_ connection: Int) -> Bool {
        pool[connection].written < requests.count(pool[connection].request)
    }

    /// How long nothing has to be done, in nanoseconds, when nothing comes.
    private func patience() -> Int {
        let now = MonotonicClock.now()
        var next = nextInstant()
        if nextLaunch < flights.count {
            let launch = flights[nextLaunch].row.intended
            // Close to a launch, sleeping would oversleep.
            next = min(next, launch - now <= spin ? now : launch - spin)
        }
        return max(0, next - now)
    }

    /// When something other than a launch has to be done.
    private func nextInstant() -> Int {
        var next = Int.max
        if lead > 0, nextPrepared < flights.count {
            next = flights[nextPrepared].row.intended - lead
        }
        if nextExpiry < nextLaunch {
            next = min(next, flights[nextExpiry].launched + job.timeout)
        }
        return next
    }

    /// Hands answers over while no launch is near, and a few of them when it has been too long.
    private mutating func handOver() {
        guard tray.count > 0 else { return }
        let now = MonotonicClock.now()
        let launch = nextLaunch < flights.count ? flights[nextLaunch].row.intended : Int.max
        if launch - now > 1_000_000 {
            // Two microseconds each, and half of the time there is.
            job.outbox.post(tray.take((launch - now) / 4000, of: flights))
        } else if now - tray.waitingSince > 100_000_000 {
            hurriedHandovers += 1
            job.outbox.post(tray.take(32, of: flights))
        }
    }
}
