/// How far our clock is from AWS's, as its answers tell.
struct ClockOffset: Sendable, Hashable {
    /// From how much on a clock is wrong, in seconds; AWS accepts five minutes.
    static let tolerance = 240.0

    /// What is to be added to our time, in seconds.
    private(set) var seconds = 0.0

    /// Notes a refusal that a wrong clock may have caused.
    ///
    /// - Parameters:
    ///   - refusal: The answer.
    ///   - used: What the refused request was signed with; others may have set the clock right since.
    ///   - now: Our own time, in seconds since 1970.
    /// - Returns: Whether the clock was wrong and is corrected now, so that one more attempt can help.
    mutating func corrects(_ refusal: AWSRefusal, of used: ClockOffset, at now: Double) -> Bool {
        guard let code = refusal.code, AWSErrorCode.maybeSkewed.contains(code),
            let theirs = refusal.serverTime,
            abs(theirs - now - used.seconds) > Self.tolerance
        else { return false }
        seconds = theirs - now
        return true
    }
}
