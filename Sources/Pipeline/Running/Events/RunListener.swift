/// Is told everything that happens in a run: the console, the event file, the results.
package protocol RunListener: Sendable {
    /// Takes note of an event; called for one event after the other, in order.
    ///
    /// Must return quickly, because the run waits, and must not call back into the run.
    func record(_ event: RunEvent)
}
