/// What `when:` in `finally` can ask of a run.
package enum RunCondition: String, Sendable, Hashable, CaseIterable {
    case succeeded
    case failed
    case cancelled
    case timedOut = "timed-out"
    case leaked
}
