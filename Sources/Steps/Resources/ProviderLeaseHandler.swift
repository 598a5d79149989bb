import FaaS
import Pipeline
import Values

/// Finds and removes what providers created, functions or machines, from the lease alone.
struct ProviderLeaseHandler: LeaseHandler {
    private let keeper: @Sendable (ProviderName) throws(ProviderFailure) -> any ResourceKeeper

    /// For functions and what they stand on.
    init(providers: ProviderRegistry) {
        keeper = { name throws(ProviderFailure) in try providers.provider(named: name) }
    }

    /// For machines and what they stand on.
    init(machines: MachineRegistry) {
        keeper = { name throws(ProviderFailure) in try machines.provider(named: name) }
    }

    func settleWindow(of lease: Lease) -> Duration {
        // A lease whose provider is unknown here cannot be settled at all; any window will do.
        guard let provider = try? provider(of: lease).0 else { return .zero }
        return provider.settlingTime
    }

    func probe(_ lease: Lease) async throws -> LeasePresence {
        let (provider, record) = try provider(of: lease)
        return switch try await failingAsStep({ try await provider.probe(record) }) {
        case .absent: .absent
        case .present: .present
        case .unknown: .unknown
        }
    }

    func reissue(_ lease: Lease) async throws -> LeasePayload? {
        let (provider, record) = try provider(of: lease)
        return try await failingAsStep {
            let permit = ProvidedResource.permit(lease)
            return try await provider.reissue(record, permit: permit)
                .map { try ProvidedResource.payload($0, of: provider) }
        }
    }

    func adopt(_ lease: Lease) async throws -> Bool {
        let (provider, record) = try provider(of: lease)
        return try await failingAsStep {
            try await provider.adopt(record, labels: lease.labels)
        }
    }

    func destroy(_ lease: Lease) async throws {
        let (provider, record) = try provider(of: lease)
        try await failingAsStep { try await provider.delete(record) }
    }

    private func provider(of lease: Lease) throws -> (any ResourceKeeper, ResourceRecord) {
        let record = try ProvidedResource.record(lease.payload)
        let keeper = try keeper(record.provider)
        try Self.check(record, isAt: keeper.site)
        return (keeper, record)
    }

    /// Asked elsewhere, a provider would say that there is nothing, and the lease would be closed.
    private static func check(_ record: ResourceRecord, isAt here: String?) throws {
        guard let site = record.attributes[ProvidedResource.site], let here, here != site else {
            return
        }
        throw StepFailure(
            code: .environment,
            message: "\(record.kind) '\(record.name)' is at \(record.provider) in \(site), and the "
                + "settings here lead to \(here); repeat this with the settings of the run"
        )
    }
}
