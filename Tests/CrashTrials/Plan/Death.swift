/// When a process dies.
enum Death: Sendable, Hashable {
    /// At a numbered commit or await.
    case point(Int)
    /// At a random instant, as a share of the time that an undisturbed run takes.
    case instant(Double)
}
