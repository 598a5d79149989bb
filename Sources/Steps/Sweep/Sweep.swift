package import FaaS
package import Pipeline
import Values

/// Removes what carries our label and nobody answers for, without any memory of what was created.
package struct Sweep: Sendable {
    private static let budget = Duration.seconds(300)
    /// How often a list may show something new before somebody else must be creating it.
    private static let rounds = 20

    let provider: any FunctionProvider
    /// Where the same provider has machines.
    let machines: (any MachineProvider)?
    let rule: SweepRule
    let handlers: [ResourceKind: any LeaseHandler]
    let clock: any Clock<Duration>

    package init(
        provider: any FunctionProvider,
        machines: (any MachineProvider)? = nil,
        rule: SweepRule,
        handlers: [ResourceKind: any LeaseHandler],
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.provider = provider
        self.machines = machines
        self.rule = rule
        self.handlers = handlers
        self.clock = clock
    }

    /// Removes what may go, and asks again until a list shows nothing new a settle window later: what
    /// a dead process asked for last may only appear by then.
    ///
    /// - Parameter isDryRun: Whether to look only, once.
    /// - Returns: What was found, and what became of it.
    /// - Throws: A `ProviderFailure` when the provider could not be asked.
    package func run(isDryRun: Bool) async throws -> SweepReceipt {
        var fates: [ResourceRecord: SweepReceipt.Entry] = [:]
        for _ in 0..<Self.rounds {
            let found = try await list()
            let due = found.filter { isDue($0) && fates[$0.record]?.fate != .left }
            for resource in found where !isDue(resource) { fates[resource.record] = kept(resource) }
            if isDryRun {
                for resource in due { fates[resource.record] = entry(resource, .due) }
                break
            }
            for entry in try await remove(due) { fates[entry.resource.record] = entry }
            try await clock.sleep(for: provider.traits.settleWindow)
            if due.isEmpty, try await isQuiet(fates) { break }
        }
        return SweepReceipt(entries: fates.values.sorted { $0.resource.order < $1.resource.order })
    }

    private var list: PatientList {
        PatientList(provider: provider, machines: machines, clock: clock)
    }

    private func isDue(_ resource: LabelledResource) -> Bool {
        if case .remove = rule.verdict(on: resource.labels) { return true }
        return false
    }

    /// Whether a list shows nothing that is still to be removed.
    private func isQuiet(_ fates: [ResourceRecord: SweepReceipt.Entry]) async throws -> Bool {
        try await list().allSatisfy { !isDue($0) || fates[$0.record]?.fate == .left }
    }

    private func remove(_ resources: [LabelledResource]) async throws -> [SweepReceipt.Entry] {
        let settler = LeaseSettler(handlers: handlers, clock: clock) { _ in }
        let hasMachines = machines != nil
        let leases = try resources.map { LeaseRecord(try Lease(of: $0, hasMachines: hasMachines)) }
        let settled = await settler.settle(leases, within: Self.budget)
        return zip(resources, settled).map { resource, record in
            guard record.isOpen else { return entry(resource, .removed) }
            let reason = record.problem ?? "nobody could remove it"
            return SweepReceipt.Entry(resource: resource, fate: .left, reason: reason)
        }
    }

    private func kept(_ resource: LabelledResource) -> SweepReceipt.Entry {
        entry(resource, .kept)
    }

    private func entry(
        _ resource: LabelledResource,
        _ fate: SweepReceipt.Fate
    ) -> SweepReceipt.Entry {
        let reason =
            switch rule.verdict(on: resource.labels) {
            case .remove(let reason), .keep(let reason): reason
            }
        return SweepReceipt.Entry(resource: resource, fate: fate, reason: reason)
    }
}

extension LabelledResource {
    /// Functions before what they stand on, and by name.
    fileprivate var order: String {
        "\(record.kind == ProvidedResource.function.rawValue ? 0 : 1)\(record.name)"
    }
}

extension Lease {
    /// A lease that nobody remembers, made of a resource that is there.
    ///
    /// Where nobody has machines, what is called one is something that functions stand on.
    fileprivate init(of resource: LabelledResource, hasMachines: Bool) throws {
        let kind = resource.record.leaseKind(hasMachines: hasMachines)
        let isUser = kind == ProvidedResource.function || kind == ProvidedResource.machine
        let labels = resource.labels
        guard let run = labels[ResourceLabel.run].flatMap(RunID.init) else {
            throw ProviderFailure(
                code: .invalid,
                message: "'\(resource.record.name)' carries the name of a run that cannot be one"
            )
        }
        self.init(
            id:
                "\(labels[ResourceLabel.lease] ?? "") \(resource.record.kind) \(resource.record.name)",
            run: run,
            // Functions and machines go first, because what they stand on may be shared.
            instance: isUser ? InstanceID([InstanceID.Element(step: "sweep")]) : nil,
            kind: kind,
            place: resource.record.provider.rawValue,
            name: resource.record.name,
            token: "",
            labels: labels,
            state: .created,
            payload: try ProvidedResource.payload(resource.record),
            intendedAt: 0
        )
    }
}

extension ResourceRecord {
    /// The kind of lease that knows how to remove it, by the kind that its provider wrote down.
    fileprivate func leaseKind(hasMachines: Bool) -> ResourceKind {
        if kind == ProvidedResource.function.rawValue { return ProvidedResource.function }
        guard hasMachines else { return ProvidedResource.foundation }
        if kind == ProvidedResource.machine.rawValue { return ProvidedResource.machine }
        let isOfMachine = kind.hasPrefix("\(ProvidedResource.machine)-")
        return isOfMachine ? ProvidedResource.machineFoundation : ProvidedResource.foundation
    }
}
