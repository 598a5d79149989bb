import CSocketTiming

/// What the system has granted to the thread that measures.
package struct Placement: Sendable, Hashable, Codable {
    /// How many processors the process may use; with one, nothing is pinned.
    package var processors: Int
    /// Whether the thread stays on one processor.
    package var isPinned: Bool
    /// Whether it goes before all ordinary threads.
    package var isHurried: Bool

    /// Asks for everything, for the calling thread.
    static func claim() -> Placement {
        _ = st_tighten_timers()
        let processors = st_pin_thread()
        return Placement(
            processors: max(1, Int(processors)),
            isPinned: processors > 1,
            isHurried: st_hurry_thread(-20) == 0
        )
    }
}
