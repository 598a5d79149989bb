/// Carries out attempts on machines other than this one.
///
/// The engine knows neither machines nor ways to them: it asks whether the value of a `runs-on:` is
/// another machine, and runs what it gets instead of the step.
package protocol RemoteMachines: Sendable {
    /// The work of an attempt on a machine.
    ///
    /// - Parameters:
    ///   - instance: The instance.
    ///   - outputs: What the instances left that it reads of, by their names.
    ///   - machine: The value of its `runs-on:`.
    /// - Returns: What to run here, which carries the attempt out there; `nil` when the machine is
    ///   this one.
    /// - Throws: A ``StepFailure`` when the value is no machine.
    func work(
        of instance: InstanceID,
        reading outputs: [String: Value],
        on machine: Value
    ) throws -> PreparedStep?
}
