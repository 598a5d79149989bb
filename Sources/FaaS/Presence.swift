/// Whether a resource exists.
public enum Presence: Sendable, Hashable {
    /// The provider says that there is none.
    case absent
    /// The provider says that there is one.
    case present
    /// The provider could not say.
    case unknown
}
