/// Whether the loop watches the clock shortly before an instant instead of sleeping.
package enum SpinPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Where there is more than one processor, and time to sleep, too.
    case auto
    case always
    case never

    /// Whether the loop sleeps a little less than it could, by what it takes to wake up at least,
    /// and watches the clock for the rest.
    func bridges(processors: Int) -> Bool { self != .never && processors > 1 }

    /// Before how many instants the loop sleeps once although it spins; `nil` where it need not.
    ///
    /// Where gaps are so short that it would never sleep: a thread that goes before all others must
    /// leave them time, or the system takes 50 ms of each second for them.
    func rest(gap: Int) -> Int? { self == .auto && gap < 120_000 ? 4 : nil }

    /// How long before an instant the loop stops sleeping, in nanoseconds.
    ///
    /// Longer than it takes to wake a thread up: some 50 µs on a processor that is in use, several
    /// times that on one that has gone to sleep, as it does in longer gaps. There it costs the less.
    /// - Parameters:
    ///   - processors: How many there are.
    ///   - gap: The mean time between two instants, in nanoseconds.
    /// - Returns: 0 where the loop never spins, else 60 to 400 µs.
    func lead(processors: Int, gap: Int) -> Int {
        switch self {
        case .never: 0
        case .auto where processors < 2: 0
        case .auto, .always: min(max(gap / 2, 60_000), 400_000)
        }
    }
}
