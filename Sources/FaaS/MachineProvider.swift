/// A place that has machines for clients.
///
/// Implementers promise what implementers of ``FunctionProvider`` do: permit and labels travel in the
/// creating call, `delete` is idempotent and returns when the resource is gone, every failure is a
/// ``ProviderFailure``, and cancelling ends a call soon. And besides: a machine that was created ends
/// by itself when its lifetime is over.
public protocol MachineProvider: ResourceKeeper {
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
}

extension MachineProvider {
    /// As its traits say.
    public var settlingTime: Duration { traits.settleWindow }

    /// The kind of the records of machines; those of foundations begin with it and a hyphen.
    public static var machineKind: String { "machine" }
}
