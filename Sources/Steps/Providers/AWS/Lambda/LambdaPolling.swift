/// How often AWS is asked whether something is ready, and for how long.
///
/// Most functions are ready within a second or two, versions with a snapshot after minutes.
struct LambdaPolling: Sendable, Hashable {
    /// The first pause.
    var pause = Duration.milliseconds(500)
    /// The longest pause.
    var longest = Duration.seconds(5)
    /// How long to wait in all.
    var patience: Duration

    /// For functions and for what is changed of them.
    static let functions = LambdaPolling(patience: .seconds(300))
    /// For versions with a snapshot.
    static let snapshots = LambdaPolling(pause: .seconds(2), patience: .seconds(900))

    /// The pauses, one after another, until the patience is over.
    var pauses: [Duration] {
        var pauses: [Duration] = []
        var (next, total) = (pause, Duration.zero)
        while total < patience {
            pauses.append(next)
            total += next
            next = min(longest, next * 3 / 2)
        }
        return pauses
    }
}
