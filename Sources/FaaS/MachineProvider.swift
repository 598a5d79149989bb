/// A place that has machines for clients.
///
/// Implementers promise what implementers of ``FunctionProvider`` do: permit and labels travel in the
/// creating call, `delete` is idempotent and returns when the resource is gone, every failure is a
/// ``ProviderFailure``, and cancelling ends a call soon. And besides: a machine that was created ends
/// by itself when its lifetime is over.
public protocol MachineProvider: Sendable {
    /// The word pipelines use for this provider.
    var name: ProviderName { get }

    /// What its machines are like; known without asking.
    var traits: MachineTraits { get }

    /// What must exist before a machine can be created, in the order in which it is created; each
    /// machine has its own.
    func foundations(for machine: MachineSpec) -> [FoundationSpec]

    /// Creates one foundation of a machine.
    func create(
        _ foundation: FoundationSpec,
        for machine: MachineSpec,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord

    /// Creates a machine; returns as soon as the provider has taken it, not when it runs.
    ///
    /// The foundations are the records of ``foundations(for:)``, in the same order.
    func create(
        _ machine: MachineSpec,
        on foundations: [ResourceRecord],
        permit: consuming CreationPermit
    ) async throws -> CreatedMachine

    /// Reads back what the provider says of a machine, or `nil` when there is none.
    func describe(_ machine: ResourceRecord) async throws -> CreatedMachine?

    /// Lists everything that carries our label, of one run or of all: machines and what they stand on.
    func list(run: String?) async throws -> [LabelledResource]

    /// Tells whether a resource exists.
    func probe(_ resource: ResourceRecord) async throws -> Presence

    /// Takes over what a process of the same run created that has died, and labels it anew.
    ///
    /// - Returns: Whether it is there and can be used; otherwise it is to be removed.
    func adopt(_ resource: ResourceRecord, labels: [String: String]) async throws -> Bool

    /// Removes a resource and waits until it is gone.
    func delete(_ resource: ResourceRecord) async throws
}

extension MachineProvider {
    /// The kind of the records of machines; those of foundations begin with it and a hyphen.
    public static var machineKind: String { "machine" }
}
