/// What an earlier life of a run means for one of its instances.
package enum PastInstance: Sendable, Hashable {
    /// It succeeded, and is not done again.
    case kept(output: Value?, attempts: Int, seconds: Double)
    /// It is done again after a wait, once what it left is removed. Of the attempts that there were,
    /// `counted` count against those that its policy allows; the next one goes on with the work of
    /// those from number `since` on, or from the beginning.
    case again(attempts: Int, counted: Int, since: Int?, wait: Duration)
    /// It must not be done twice unasked, and is as failed as it was, or may be.
    case refused(StepFailure, attempts: Int)
}
