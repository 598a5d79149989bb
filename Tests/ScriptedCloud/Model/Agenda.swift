/// What is to happen, in the order of its time.
struct Agenda: Sendable {
    enum Happening: Sendable {
        /// A creation whose answer somebody may wait for.
        case create(CloudOrder, ticket: Int, FaultDice)
        /// The same order once more; nobody waits for it.
        case createAgain(CloudOrder)
        case remove(id: String)
        case act(CloudAction)
    }

    private struct Item: Sendable {
        var at: Duration
        var happening: Happening
    }

    private var items: [Item] = []

    /// When the next thing happens.
    var next: Duration? { items.first?.at }

    /// How many changes of the account are still to come.
    var changes: Int {
        items.count { if case .act = $0.happening { false } else { true } }
    }

    /// What is planned for the same time happens in the order in which it was planned.
    mutating func plan(_ happening: Happening, at time: Duration) {
        let place = items.firstIndex { $0.at > time } ?? items.endIndex
        items.insert(Item(at: time, happening: happening), at: place)
    }

    /// Takes the first thing that is due.
    mutating func takeDue(at now: Duration) -> (at: Duration, Happening)? {
        guard let first = items.first, first.at <= now else { return nil }
        items.removeFirst()
        return (first.at, first.happening)
    }
}
