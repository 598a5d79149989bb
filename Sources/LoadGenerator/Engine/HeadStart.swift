/// How much earlier than an instant things are begun, so that the request is on the wire at it.
///
/// From `send` to the wire, and from the end of a sleep to the thread's next step, it takes a time
/// that hardly changes. What both took at the least lately is given ahead: less than what they take
/// now, so nothing leaves before its instant.
struct HeadStart {
    /// The most that is given ahead, in nanoseconds; what takes longer is not the way to the wire.
    private static let most = 30_000

    private var departures = LeastLately()
    private var awakenings = LeastLately()
    private var usualAwakenings = MedianLately()

    /// How long before an instant the request is handed to the system, in nanoseconds.
    ///
    /// An eighth is kept back for what becomes a little faster.
    var departure: Int { min(departures.value ?? 0, Self.most) * 7 / 8 }

    /// How long before that a sleep ends, in nanoseconds.
    var awakening: Int { min(awakenings.value ?? 0, Self.most) }

    /// How long before that a sleep ends which is too short to wait for the end of a longer one.
    var usualAwakening: Int { min(usualAwakenings.value ?? 0, Self.most) }

    /// Takes note of how long after the call a request left.
    mutating func note(departure nanoseconds: Int) { departures.note(max(0, nanoseconds)) }

    /// Takes note of how long after its end a sleep was over.
    mutating func note(awakening nanoseconds: Int) {
        awakenings.note(max(0, nanoseconds))
        usualAwakenings.note(max(0, nanoseconds))
    }
}
