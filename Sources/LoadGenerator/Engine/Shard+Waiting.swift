extension Shard {
    /// Hands over what there is time for, waits for the next thing to do, and handles what came.
    mutating func turn() {
        let now = MonotonicClock.now()
        clock.refresh(now: now)
        tray.handOver(to: job.outbox, now: now, launch: nextInstantOfLaunch)
        let hasTime = unfinished > 0 && leaving.isEmpty
        let patience = hasTime ? self.patience() : 0
        let count = unfinished > 0 ? wait(patience) : 0
        let noticed = MonotonicClock.now()
        if count == 0 { closeLeaving(16) }
        for position in 0..<count {
            handle(poller[position], noticed: noticed)
            // An answer that is read later has lost nothing; a request that is sent later has.
            launchDue(instants: 1)
        }
    }

    /// Waits until something comes, or at most for some nanoseconds; says how many events there are.
    private mutating func wait(_ patience: Int) -> Int {
        let asleep = MonotonicClock.now()
        let isShort = patience > 0 && patience < readingPatience && receiving == 0
        if isShort { MonotonicClock.sleep(patience) }
        let count = poller.wait(isShort ? 0 : patience)
        if isShort || (count == 0 && patience > 0) {
            headStart.note(awakening: MonotonicClock.now() - asleep - patience)
        }
        return count
    }

    private mutating func handle(_ event: Poller.Event, noticed: Int) {
        guard event.token != Self.bellToken else { return job.control.hush() }
        let connection = Int(event.token & UInt64(UInt32.max))
        // An earlier event of this turn may have closed it.
        guard token(of: connection) == event.token, pool[connection].state != .free else { return }
        if pool[connection].state == .opening {
            guard event.isWritable else { return }
            opened(connection, at: noticed)
        }
        guard token(of: connection) == event.token else { return }
        switch pool[connection].state {
        case .free, .opening: return
        case .securing:
            if event.isWritable { shakeHands(connection) }
            if event.isReadable { receiveHandshake(connection) }
        case .ready:
            // Nothing may come on a plain connection that carries no request: the peer has closed it.
            if event.isReadable, !absorb(connection) { dropUnsent(connection, .reset, 0) }
        case .busy:
            if event.isWritable, isSending(connection) { push(connection) }
            // Sending may have ended it, or begun another.
            guard event.isReadable, token(of: connection) == event.token,
                pool[connection].state == .busy
            else { return }
            receive(connection, noticed: noticed, isEnding: event.isEnding)
        }
    }

    /// How long nothing has to be done, in nanoseconds, when nothing comes.
    private func patience() -> Int {
        let now = MonotonicClock.now()
        var next = nextInstantOfPreparation(now)
        if let waiting = queue.first { next = min(next, waiting.launched + job.timeout) }
        if pool.oldest != Connection.none {
            next = min(next, pool[pool.oldest].launched + job.timeout)
        }
        if tray.count > 0 { next = min(next, now + 5_000_000) }
        let launch = nextInstantOfLaunch
        // Close to a launch, sleeping would oversleep.
        if launch != .max { next = min(next, launch - now <= watch ? now : launch - watch) }
        return max(0, next - now)
    }

    /// How long before the next launch the loop watches the clock, in nanoseconds.
    private var watch: Int {
        guard bridgesAwakening else { return spin }
        if let rest, nextLaunch % rest == 0 { return min(restingSpin, headStart.usualAwakening) }
        return max(spin, headStart.awakening)
    }

    /// When the next request is to be handed to the system.
    var nextInstantOfLaunch: Int {
        nextLaunch < bindings.count ? intended(nextLaunch) - ahead : .max
    }

    /// How long before its instant a request is handed to the system, so that it leaves at it; one
    /// that has to dial first begins at it.
    var ahead: Int { job.policy == .fresh ? 0 : headStart.departure }

    /// When a connection has to be made, or a request bound to one.
    private func nextInstantOfPreparation(_ now: Int) -> Int {
        guard lead > 0 else { return .max }
        guard unopened == 0 else { return now }
        var next = Int.max
        if nextPrepared < bindings.count { next = intended(nextPrepared) - lead }
        let bound = max(nextBound, nextLaunch)
        if job.policy == .reuse, bound < bindings.count {
            let touch = Self.touch(job.plan.requests[bound].burstSize)
            if touch > 0 { next = min(next, intended(bound) - touch) }
        }
        return next
    }
}
