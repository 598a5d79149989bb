import Synchronization

/// The journal of a step that somebody else's journal answers for.
///
/// It remembers nothing beyond the process, so it takes no lease: what nobody would remember must not
/// be created.
package final class EphemeralJournal: RunJournal {
    private let records = Mutex<[InstanceID: InstanceRecord]>([:])

    package init() {}

    package func begin(_ run: RunRecord, _ request: RunRequest) {}

    package func resume(_ run: RunID, _ request: RunRequest, lives: Int) {}

    package func record(_ instances: [InstanceRecord], of run: RunID, durably: Bool) {
        records.withLock { records in
            for instance in instances { records[instance.id] = instance }
        }
    }

    /// Refuses.
    package func intend(_ lease: Lease) throws(JournalFailure) {
        throw JournalFailure(
            .denied,
            "a step on another machine cannot create a \(lease.kind): the machine that the run was "
                + "started on has to know of it first"
        )
    }

    package func update(_ lease: LeaseRecord) {}

    package func finish(_ run: RunID, as state: RunState, at time: Double) {}

    package func runs() -> [RunRecord] { [] }

    package func run(_ id: RunID) -> RunRecord? { nil }

    package func request(of run: RunID) -> RunRequest? { nil }

    package func instances(of run: RunID) -> [InstanceRecord] {
        records.withLock { Array($0.values) }
    }

    package func leases(of run: RunID) -> [LeaseRecord] { [] }

    /// What is known of one instance.
    package func instance(_ id: InstanceID) -> InstanceRecord? { records.withLock { $0[id] } }
}
