import FaaS
import Pipeline

/// Makes functions start anew before they are invoked.
struct Renewal: Sendable {
    let providers: ProviderRegistry
    /// The functions of all subjects, in the order of the plan's endpoints.
    let functions: [EndpointSet.Endpoint]

    /// Lists what the subjects measure.
    init(_ subjects: [Subject], by providers: ProviderRegistry) {
        self.providers = providers
        functions = subjects.flatMap(\.endpoints.functions)
    }

    /// Renews the functions at some endpoints, and those that they call, side by side.
    func renew(_ endpoints: Set<Int>) async throws {
        var records = endpoints.sorted().flatMap { functions[$0].records }[...]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.atOnce {
                guard let record = records.popFirst() else { break }
                group.addTask { try await renew(record) }
            }
            while try await group.next() != nil {
                guard let record = records.popFirst() else { continue }
                group.addTask { try await renew(record) }
            }
        }
    }

    /// How many are renewed at the same time; providers have limits of their own besides.
    private static let atOnce = 16

    private func renew(_ record: ResourceRecord) async throws {
        try await failingAsStep {
            try await providers.provider(named: record.provider).renew(record)
        }
    }
}
