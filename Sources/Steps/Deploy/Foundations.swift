import FaaS
import Pipeline

/// What functions stand on, created once for the whole run.
struct Foundations: Sendable {
    let provider: any FunctionProvider

    func prepare(
        for function: FunctionSpec,
        in context: StepContext
    ) async throws -> [ResourceRecord] {
        var records: [ResourceRecord] = []
        for foundation in provider.foundations(for: function) {
            records.append(try await create(foundation, in: context))
        }
        return records
    }

    private func create(
        _ foundation: FoundationSpec,
        in context: StepContext
    ) async throws -> ResourceRecord {
        let provider = provider
        let request = LeaseRequest(
            kind: ProvidedResource.foundation,
            place: provider.name.rawValue,
            discriminator: "\(foundation.kind)-\(foundation.name)",
            scope: .run
        ) { lease in
            try ProvidedResource.payload(
                ResourceRecord(provider: provider.name, kind: foundation.kind, name: lease.name),
                of: provider
            )
        }
        let payload = try await context.lease(request) { lease in
            try await failingAsStep {
                let permit = ProvidedResource.permit(lease)
                return try ProvidedResource.payload(
                    try await provider.create(foundation, permit: permit),
                    of: provider
                )
            }
        }
        return try ProvidedResource.record(payload)
    }
}
