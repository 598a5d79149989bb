import CSocketTiming

/// What the system has granted to the thread that measures.
package struct Placement: Sendable, Hashable, Codable {
    /// How many processors the process may use; with one, nothing is pinned.
    package var processors: Int
    /// Whether the thread stays on one processor.
    package var isPinned: Bool
    /// Whether it goes before all ordinary threads.
    package var priority: Priority

    /// A thread's place among the others.
    package enum Priority: String, Sendable, Hashable, Codable {
        /// It runs whenever it has something to do.
        case realtime
        /// It gets the largest share of an ordinary thread.
        case nice
        /// Nothing better was allowed.
        case ordinary
    }

    /// Places the calling thread.
    static func take(_ policy: PlacementPolicy) -> Placement {
        _ = st_tighten_timers()
        let processors = max(1, Int(st_count_processors()))
        guard policy == .claimed else {
            return Placement(processors: processors, isPinned: false, priority: .ordinary)
        }
        return Placement(
            processors: processors,
            isPinned: processors > 1 && st_pin_thread() > 0,
            priority: [.ordinary, .nice, .realtime][Int(st_hurry_thread())]
        )
    }
}
