/// Why and how hard a run is being stopped.
struct Halt: Sendable, Hashable {
    enum Cause: Sendable, Hashable {
        /// Somebody asked.
        case request
        /// The run took longer than it may.
        case deadline
        /// The journal does not work any more.
        case breakdown
    }

    var causes: Set<Cause> = []
    /// Whether `finally` is stopped as well.
    var isTotal = false

    var isOn: Bool { !causes.isEmpty }
}
