/// Whether a run goes on, and how it ended if it does not.
package enum RunLife: Sendable, Hashable, CustomStringConvertible {
    case running
    /// Its process is gone, and it did not say how it ended.
    case dead
    case over(RunState)

    package init(_ run: RunRecord, ownerIsAlive: Bool) {
        self = run.state.map(Self.over) ?? (ownerIsAlive ? .running : .dead)
    }

    /// The word for it.
    package var description: String {
        switch self {
        case .running: "running"
        case .dead: "dead"
        case .over(let state): state.rawValue
        }
    }
}
