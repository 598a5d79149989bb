import Glibc
import Values

/// Searches for the time after which a provider reclaims an idle instance: which idle time to try
/// next.
///
/// First the two ends of the range, then the geometric middle of what is left, until the shortest
/// time that was too long is near the longest that was not. When instances of one idle time
/// disagree, the majority decides where to look on; what was seen is kept elsewhere.
struct KeepAliveSearch: Sendable {
    private var lower: Duration
    private var upper: Duration
    private var isLowerKnown = false
    private var isUpperKnown = false
    private var steps = 0

    /// The most idle times that are tried.
    static let mostSteps = 20
    /// How near the two ends have to come: a twentieth.
    static let nearness = 1.05

    /// Starts to search in a range.
    init(in range: DurationRange) {
        lower = range.lower
        upper = range.upper
    }

    /// The idle time to try next; `nil` when there is none.
    var next: Duration? {
        guard steps < Self.mostSteps, lower < upper else { return nil }
        if !isLowerKnown { return lower }
        if !isUpperKnown { return upper }
        guard upper / lower > Self.nearness else { return nil }
        let middle = (Double(lower.nanoseconds) * Double(upper.nanoseconds)).squareRoot()
        return .nanoseconds(Int(middle.rounded()))
    }

    /// Takes what ``next`` came to.
    mutating func note(stayed: Int, reclaimed: Int) {
        guard let idle = next else { return }
        steps += 1
        let isWarm = stayed > reclaimed
        if !isLowerKnown {
            isLowerKnown = true
            // Reclaimed at the shortest already: there is nothing to search.
            if !isWarm { upper = lower }
        } else if isWarm {
            // Still there at the longest: the range holds no answer.
            lower = idle
            if !isUpperKnown { upper = idle }
        } else {
            upper = idle
            isUpperKnown = true
        }
    }
}
