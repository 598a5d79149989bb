import Pipeline
import Values

/// Decides how long a step on another machine is waited for, and how it is stopped.
///
/// Times count from any instant, the same for all calls.
struct RemotePatience: Sendable {
    /// How long each stage of a stop may take before the next.
    private static let stageLength = Duration.seconds(10)

    /// How long to do without a word from there.
    let patience: Duration
    private var lastWord: Duration
    private var stopWantedAt: Duration?
    private var stage = 0
    /// Whether anything ever came from there.
    private var isAcquainted = false

    init(patience: Duration, at now: Duration) {
        self.patience = patience
        lastWord = now
    }

    /// Something came from there.
    mutating func heard(at now: Duration) {
        lastWord = now
        isAcquainted = true
    }

    /// It is to stop.
    mutating func stop(at now: Duration) { stopWantedAt = stopWantedAt ?? now }

    var isStopping: Bool { stopWantedAt != nil }

    /// The stage of the stop that is due and was not told yet.
    mutating func nextStage(at now: Duration) -> Int? {
        guard let stopWantedAt else { return nil }
        let due = min(3, 1 + Int((now - stopWantedAt) / Self.stageLength))
        guard due > stage else { return nil }
        stage = due
        return due
    }

    /// A connection is new, and whoever is there has not heard of a stop.
    mutating func reconnected() { stage = 0 }

    /// Whether another connection is worth it; a machine that was never reached is the next attempt's
    /// matter.
    func isWorthWaiting(at now: Duration) -> Bool {
        guard isAcquainted else { return false }
        if let stopWantedAt { return now - stopWantedAt < Self.stageLength * 4 }
        return now - lastWord < patience
    }
}
