import Values

extension RunLoop {
    /// Writes the last words.
    func finish() -> RunOutcome {
        let receipt = site.leases.receipt(of: .everything)
        let state = scheduler.state
        site.write { journal throws(JournalFailure) in
            try journal.finish(site.options.run, as: state, at: site.options.wallClock())
        }
        site.events.emit(.settled(receipt))
        let seconds = Double(site.stopwatch.elapsed.nanoseconds) / 1e9
        let finish = RunFinish(state: state, left: receipt.left.count, seconds: seconds)
        site.events.emit(.runFinished(finish))
        return RunOutcome(
            state: state,
            wasStopped: seenRequests > 0,
            receipt: receipt,
            instances: site.board.outcomes,
            journalFailure: site.complaints.first
        )
    }
}
