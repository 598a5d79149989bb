import Synchronization

/// Remembers the first thing that was wrong with the journal.
final class Complaints: Sendable {
    private let state = Mutex<JournalFailure?>(nil)

    var first: JournalFailure? { state.withLock { $0 } }

    func add(_ failure: JournalFailure) { state.withLock { if $0 == nil { $0 = failure } } }
}
