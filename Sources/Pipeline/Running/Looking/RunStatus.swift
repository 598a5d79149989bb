/// How far a run is, drawn from its journal and its events; also while another process runs it.
package struct RunStatus: Sendable, Hashable {
    /// How far an instance is.
    package struct Instance: Sendable, Hashable {
        package var id: InstanceID
        /// A terminal state, or `waiting`, `running`, `resting`, `interrupted`.
        package var state: String
        /// The number of the latest attempt, from 1; 0 when there was none.
        package var attempt: Int
        /// How long it took, or has taken so far.
        package var seconds: Double?
        /// Why the latest attempt failed.
        package var message: String?
    }

    package let run: RunRecord
    package let life: RunLife
    /// In the order of the plan.
    package let instances: [Instance]
    /// What the run still answers for.
    package let openLeases: [LeaseRecord]

    /// Draws the status.
    ///
    /// - Parameters:
    ///   - run: What the journal remembers of the run.
    ///   - life: Whether it goes on.
    ///   - instances: What the journal remembers of its instances.
    ///   - leases: All its leases.
    ///   - times: What its events say.
    ///   - now: The time of day, in seconds since 1970.
    package init(
        run: RunRecord,
        life: RunLife,
        instances: [InstanceRecord],
        leases: [LeaseRecord],
        times: InstanceTimes,
        now: Double
    ) {
        self.run = run
        self.life = life
        openLeases = leases.filter(\.isOpen)
        let records = Dictionary(instances.map { ($0.id, $0) }) { first, _ in first }
        let planned = Set(times.planned)
        let unplanned = instances.map(\.id).filter { !planned.contains($0) }
        // The time of a dead run stood still when it died.
        let end = life == .running ? now : run.finishedAt ?? times.latest ?? now
        self.instances = (times.planned + unplanned).map { id in
            let startedAt = times.startedAt[id]
            return Instance(
                id: id,
                state: Self.state(records[id], hasStarted: startedAt != nil, life),
                attempt: records[id]?.attempt ?? 0,
                seconds: times.seconds[id] ?? startedAt.map { max(0, end - $0) },
                message: records[id]?.failure?.message
            )
        }
    }

    private static func state(
        _ record: InstanceRecord?,
        hasStarted: Bool,
        _ life: RunLife
    ) -> String {
        let progress = record?.progress ?? (hasStarted ? .running : nil)
        switch progress {
        case .running?, .resting?:
            return life == .running ? progress?.rawValue ?? "" : "interrupted"
        case let progress?: return progress.rawValue
        case nil: return "waiting"
        }
    }
}
