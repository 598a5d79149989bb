/// What somebody does after the process has died.
enum Recovery: String, CaseIterable, Sendable {
    /// Lets the run go on.
    case resume
    /// Removes what the run created.
    case teardown
    /// The journal is lost; whatever carries our label goes.
    case sweep
}
