import Synchronization

/// The last state of a lease that became durable while somebody was settling it.
final class LatestRecord: Sendable {
    private let state: Mutex<LeaseRecord>

    init(_ record: LeaseRecord) { state = Mutex(record) }

    var value: LeaseRecord { state.withLock { $0 } }

    func set(_ record: LeaseRecord) { state.withLock { $0 = record } }
}
