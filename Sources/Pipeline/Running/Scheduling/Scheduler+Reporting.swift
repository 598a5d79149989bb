import Values

extension Scheduler {
    /// The facts of an instance that is over, or `nil` when it is not.
    func finish(of instance: Int) -> InstanceFinish? {
        let track = tracks[instance]
        guard let state = track.state else { return nil }
        let spent = (track.endedAt ?? now) - (track.startedAt ?? track.endedAt ?? now)
        return InstanceFinish(
            instance: plan.instances[instance].id,
            state: state,
            attempts: track.attempts,
            seconds: track.keptSeconds ?? Double(spent.nanoseconds) / 1e9,
            failure: track.failure,
            isKept: track.keptSeconds != nil
        )
    }
}
