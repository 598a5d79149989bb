/// Whether the loop watches the clock shortly before an instant instead of sleeping.
package enum SpinPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Where there is more than one processor.
    case auto
    case always
    case never

    /// How long before an instant the loop stops sleeping, in nanoseconds: longer than it takes the
    /// system to wake a thread up.
    func lead(processors: Int) -> Int {
        switch self {
        case .always: 60_000
        case .auto: processors > 1 ? 60_000 : 0
        case .never: 0
        }
    }
}
