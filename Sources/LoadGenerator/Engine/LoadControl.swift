import CSocketTiming
import Synchronization

/// How others ask a running shard to end.
///
/// A flag that the shard reads at each turn, and a bell that wakes it where it sleeps.
final class LoadControl: Sendable {
    /// What was asked for; a later request only ever asks for more.
    enum Demand: Int, Comparable {
        case proceed, stop, cancel

        static func < (left: Demand, right: Demand) -> Bool { left.rawValue < right.rawValue }
    }

    private let demanded = Atomic<Int>(Demand.proceed.rawValue)
    /// The descriptor that becomes readable when something was asked for.
    let bell: Int32

    init() throws(LoadError) {
        bell = st_bell_open()
        guard bell >= 0 else { throw LoadError(system: "an event counter", bell) }
    }

    deinit { _ = st_close(bell) }

    /// The strongest demand so far.
    var current: Demand { Demand(rawValue: demanded.load(ordering: .relaxed)) ?? .cancel }

    /// Asks the shard to end, and wakes it.
    func demand(_ demand: Demand) {
        demanded.max(demand.rawValue, ordering: .relaxed)
        // A full counter rings already; there is nothing else that can go wrong.
        _ = st_bell_ring(bell)
    }

    /// Makes the bell silent until it is rung again.
    func hush() { st_bell_hush(bell) }
}

extension LoadError {
    /// The system refused something with `-errno`.
    init(system thing: String, _ result: some BinaryInteger) {
        self.init(code: .system, message: "the system refuses \(thing), error \(0 - Int(result))")
    }
}
