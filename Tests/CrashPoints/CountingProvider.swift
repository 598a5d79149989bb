package import FaaS

/// A provider with a point before and after every call that waits for an answer.
package struct CountingProvider: FunctionProvider {
    private let base: any FunctionProvider
    private let points: CrashPoints

    /// Stands in front of a provider.
    package init(_ base: any FunctionProvider, _ points: CrashPoints) {
        self.base = base
        self.points = points
    }

    package var name: ProviderName { base.name }

    package var traits: ProviderTraits { base.traits }

    package func foundations(for function: FunctionSpec) -> [FoundationSpec] {
        base.foundations(for: function)
    }

    package func create(
        _ foundation: FoundationSpec,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord {
        points.pass("before create \(foundation.kind)")
        defer { points.pass("after create \(foundation.kind)") }
        return try await base.create(foundation, permit: permit)
    }

    package func create(
        _ function: FunctionSpec,
        on foundations: [ResourceRecord],
        permit: consuming CreationPermit
    ) async throws -> DeployedFunction {
        points.pass("before create function")
        defer { points.pass("after create function") }
        return try await base.create(function, on: foundations, permit: permit)
    }

    package func reissue(
        _ resource: ResourceRecord,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord? {
        points.pass("before reissue \(resource.kind)")
        defer { points.pass("after reissue \(resource.kind)") }
        return try await base.reissue(resource, permit: permit)
    }

    package func renew(_ function: ResourceRecord) async throws {
        try await around("renew") { try await base.renew(function) }
    }

    package func standing() async throws -> ProviderStanding? { try await base.standing() }

    package func describe(_ function: ResourceRecord) async throws -> DeployedFunction? {
        try await around("describe") { try await base.describe(function) }
    }

    package func list(run: String?) async throws -> [LabelledResource] {
        try await around("list") { try await base.list(run: run) }
    }

    package func probe(_ resource: ResourceRecord) async throws -> Presence {
        try await around("probe \(resource.kind)") { try await base.probe(resource) }
    }

    package func adopt(_ resource: ResourceRecord, labels: [String: String]) async throws -> Bool {
        try await around("adopt \(resource.kind)") {
            try await base.adopt(resource, labels: labels)
        }
    }

    package func delete(_ resource: ResourceRecord) async throws {
        try await around("delete \(resource.kind)") { try await base.delete(resource) }
    }

    package func recentLog(of function: ResourceRecord, lines: Int) async throws -> [String] {
        try await base.recentLog(of: function, lines: lines)
    }

    private func around<Value>(
        _ call: String,
        _ body: () async throws -> Value
    ) async throws -> Value {
        points.pass("before \(call)")
        defer { points.pass("after \(call)") }
        return try await body()
    }
}
