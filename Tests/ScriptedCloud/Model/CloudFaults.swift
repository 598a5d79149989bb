/// What goes wrong in an account of the scripted cloud; nothing, unless it is said.
///
/// Durations are the longest that is drawn, shares are of the calls to which the fault applies.
package struct CloudFaults: Sendable, Hashable, Codable {
    /// How long a read does not see a new resource.
    package var lag = Duration.zero
    /// How long a list does not see a new resource, or still shows one that is gone.
    package var listLag = Duration.zero
    /// How long after its request a creation happens, whether or not anybody waits for it.
    package var inFlight = Duration.zero
    /// How long a removal takes.
    package var slowDelete = Duration.zero
    /// The share of creations and removals that are done and never answered: the connection closes.
    package var lostReplies = 0.0
    /// The share of creations that are carried out twice.
    package var duplicates = 0.0
    /// How long after the first a second delivery may come; nobody waits for it.
    package var duplicateDelay = Duration.zero
    /// The share of calls that are refused with the wish to be asked again later.
    package var throttled = 0.0
    /// When to ask again after that.
    package var retryAfter = Duration.milliseconds(10)
    /// The share of calls that fail before anything happens.
    package var failuresBefore = 0.0
    /// The share of creations and removals that are done and answered as failures.
    package var failuresAfter = 0.0

    /// No faults.
    package init() {}

    /// How long after its request the last trace of a creation may show.
    package var longestDelay: Duration { inFlight + duplicateDelay + max(lag, listLag) }
}
