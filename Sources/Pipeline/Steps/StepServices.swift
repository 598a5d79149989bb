/// The engine as a step sees it; ``StepContext`` is its public face.
package protocol StepServices: Sendable {
    /// What was left by attempts like this one; `nil` when nothing is to be remembered.
    var cache: InstanceCache? { get }
    func log(_ line: String)
    /// Logs a line, and shows it to whoever watches the run.
    func announce(_ line: String)
    func report(done: Int, of total: Int)
    func publish(_ result: Value)
    func history() async -> RunHistory
    func lease(
        _ request: LeaseRequest,
        create: @Sendable (Lease) async throws -> LeasePayload
    ) async throws -> LeasePayload
    func settleLeases() async throws -> Receipt

    /// Waits for the machine to be free for this use; throws `CancellationError` on cancel.
    func hold(_ use: MachineUse) async throws -> MachineHold
    func release(_ hold: MachineHold) async
}

/// How a step uses the machine: noise (building, packaging) and measurements exclude each other.
package enum MachineUse: Sendable, Hashable {
    case noise
    case quiet
}

/// The right to use the machine, until it is released.
package struct MachineHold: Sendable, Hashable {
    package let use: MachineUse
    package let number: Int

    package init(use: MachineUse, number: Int) {
        self.use = use
        self.number = number
    }
}
