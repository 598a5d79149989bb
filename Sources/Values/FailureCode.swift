/// What kind of failure it was; decides whether trying again can help.
///
/// A code says what the caller may do, not where the failure came from. To choose between
/// neighbours: `throttled` when the other side asked for fewer calls, `unavailable` when it
/// answered that it cannot serve now, `connection` when no answer came at all, `capacity` when it
/// has no room at the moment, `quota` when our account may not have more until someone raises it.
public enum FailureCode: String, Sendable, Hashable, Codable, CaseIterable {
    case throttled
    case unavailable
    case connection
    case capacity
    case unauthorized
    case invalid
    case notFound = "not-found"
    case conflict
    case quota
    case environment
    case interrupted
    case unknown

    /// Whether the same request may succeed later, or `nil` when only the step can say.
    public var isTransient: Bool? {
        switch self {
        case .throttled, .unavailable, .connection, .capacity: true
        case .unauthorized, .invalid, .notFound, .conflict, .quota, .environment, .interrupted:
            false
        case .unknown: nil
        }
    }
}
