import Synchronization

/// What several tasks of a test write down, in the order in which they did.
final class Notebook<Entry: Sendable>: Sendable {
    private let state = Mutex<[Entry]>([])

    var entries: [Entry] { state.withLock { $0 } }

    /// Writes an entry and returns its number, from 1.
    @discardableResult
    func write(_ entry: Entry) -> Int {
        state.withLock { entries in
            entries.append(entry)
            return entries.count
        }
    }
}
