extension Scheduler {
    /// Stops what a halt applies to.
    ///
    /// What only waits needs no word here: it is decided, and refused, when what it waits for is
    /// over.
    mutating func interrupt() -> [Action] {
        for instance in tracks.indices where isHalted(instance) {
            switch tracks[instance].progress {
            case .queued, .resting: end(instance, .cancelled)
            case .running where !tracks[instance].isCancelling:
                tracks[instance].isCancelling = true
                actions.append(.cancel(instance: instance))
            case .waiting, .running, .open, .over: break
            }
        }
        return advance()
    }
}
