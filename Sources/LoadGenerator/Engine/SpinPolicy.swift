/// Whether the loop watches the clock shortly before an instant instead of sleeping.
package enum SpinPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Where there is more than one processor.
    case auto
    case always
    case never

    /// The longest that it may take the system to wake a thread up, in nanoseconds.
    static let longest = 60_000

    /// How long before an instant the loop stops sleeping, in nanoseconds: longer than it takes the
    /// system to wake a thread up.
    func lead(processors: Int) -> Int {
        switch self {
        case .always: Self.longest
        case .auto: processors > 1 ? Self.longest : 0
        case .never: 0
        }
    }
}
