/// What the reader of a run's answers wants next.
package enum LoadDirective: Sendable, Hashable {
    /// Go on.
    case proceed
    /// Send nothing more, wait for the answers that are under way, and end.
    case stop
}
