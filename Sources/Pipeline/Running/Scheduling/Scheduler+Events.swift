/// What can happen to a run; each returns what to do about it.
extension Scheduler {
    /// The run begins.
    package mutating func begin() -> [Action] {
        open(scope: 0)
        return advance()
    }

    /// A started attempt is over.
    package mutating func attemptEnded(
        _ instance: Int,
        _ outcome: AttemptOutcome,
        at time: Duration
    ) -> [Action] {
        guard case .running(let attempt) = tracks[instance].progress else {
            preconditionFailure("an attempt of \(name(instance)) ended that was not running")
        }
        now = time
        running -= 1
        switch outcome {
        case .succeeded(let output): end(instance, .succeeded, output: output)
        case .cancelled: end(instance, .cancelled)
        case .failed(let failure): fail(instance, attempt, failure, state: .failed)
        case .timedOut(let failure): fail(instance, attempt, failure, state: .timedOut)
        }
        return advance()
    }

    /// The wait before an announced retry is over.
    package mutating func retryDue(_ instance: Int, at time: Duration) -> [Action] {
        now = time
        // A stop in the meantime has ended the instance; its wait still reports.
        guard case .resting(let next) = tracks[instance].progress else { return [] }
        queue(instance, attempt: next)
        return advance()
    }

    /// A scope was settled because the scheduler asked for it.
    package mutating func settled(scope: Int, left: Int, at time: Duration) -> [Action] {
        now = time
        leftovers[scope] = left
        switch stages[scope] {
        case .settling: enterFinally(of: scope, position: 0)
        case .closing: close(scope: scope)
        case .closed, .steps, .finally, .over:
            preconditionFailure("scope \(scope) was settled unasked")
        }
        return advance()
    }

    /// A step settled its scope and could not remove this many resources.
    package mutating func leasesLeft(_ left: Int, scope: Int) { leftovers[scope] = left }

    /// Somebody asked the run to stop; the second time `finally` stops too.
    package mutating func stopRequested(at time: Duration) -> [Action] {
        now = time
        if halt.causes.contains(.request) { halt.isTotal = true }
        halt.causes.insert(.request)
        return interrupt()
    }

    /// The time for the whole run is over; it does not count for its `finally`.
    package mutating func deadlineReached(at time: Duration) -> [Action] {
        now = time
        guard case .steps = stages[0] else { return [] }
        halt.causes.insert(.deadline)
        return interrupt()
    }

    /// The run cannot go on because its journal does not.
    package mutating func brokeDown(at time: Duration) -> [Action] {
        now = time
        halt.causes.insert(.breakdown)
        return interrupt()
    }
}
