import FaaS
import Pipeline
import Values

/// Finds and removes machines and what they stand on, from the lease alone.
struct MachineLeaseHandler: LeaseHandler {
    /// The kind of lease that machines have.
    static let machine: ResourceKind = "machine"
    /// The kind of lease that a key pair or a firewall has; removed after the machine is gone.
    static let foundation: ResourceKind = "machine-foundation"

    let machines: MachineRegistry

    func settleWindow(of lease: Lease) -> Duration {
        // A lease whose provider is unknown here cannot be settled at all; any window will do.
        guard let provider = try? provider(of: lease).0 else { return .zero }
        return provider.traits.settleWindow
    }

    func probe(_ lease: Lease) async throws -> LeasePresence {
        let (provider, record) = try provider(of: lease)
        return switch try await failingAsStep({ try await provider.probe(record) }) {
        case .absent: .absent
        case .present: .present
        case .unknown: .unknown
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

    private func provider(of lease: Lease) throws -> (any MachineProvider, ResourceRecord) {
        let record = try ProvidedResource.record(lease.payload)
        return (try machines.provider(named: record.provider), record)
    }
}
