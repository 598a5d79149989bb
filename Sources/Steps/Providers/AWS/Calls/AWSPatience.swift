import FaaS
import Values

/// How often and how long AWS is asked again.
///
/// The pauses are those of AWS's own tools: exponential, with full jitter, and longer for throttling
/// than for faults.
struct AWSPatience: Sendable, Hashable {
    /// The most attempts at one call.
    var attempts = 8
    /// The longest first pause after a fault.
    var pause: Duration = .milliseconds(50)
    /// The longest first pause after throttling.
    var throttledPause: Duration = .seconds(1)
    /// The longest pause of all; who wants to be left alone longer is not waited for here.
    var longest: Duration = .seconds(20)

    /// How long to wait after a failed attempt; `nil` to give up.
    ///
    /// - Parameters:
    ///   - attempt: How many attempts there were, from 1.
    ///   - failure: How the last one failed.
    ///   - isIdempotent: Whether the call may be carried out twice.
    ///   - random: A number in `0..<1`.
    /// - Returns: The pause.
    func pause(
        after attempt: Int,
        _ failure: ProviderFailure,
        isIdempotent: Bool,
        random: Double
    ) -> Duration? {
        guard attempt < attempts, mayRepeat(failure.code, isIdempotent) else { return nil }
        let base = failure.code == .throttled ? throttledPause : pause
        let ours = min(longest, base * (1 << min(attempt - 1, 16))) * random
        guard let theirs = failure.retryAfter else { return ours }
        return theirs <= longest ? max(ours, theirs) : nil
    }

    /// What was throttled was not carried out; of all else nobody knows.
    private func mayRepeat(_ code: FailureCode, _ isIdempotent: Bool) -> Bool {
        switch code {
        case .throttled: true
        case .unavailable, .connection: isIdempotent
        case .capacity, .unauthorized, .invalid, .notFound, .conflict, .quota, .environment,
            .interrupted, .unknown:
            false
        }
    }
}
