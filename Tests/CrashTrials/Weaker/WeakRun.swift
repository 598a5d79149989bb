import FaaS
import ScriptedCloud
import Values

/// The work of the comparison, done the way of a weaker strategy: creates what functions stand on
/// and two functions, works for a while, and removes everything.
struct WeakRun {
    let strategy: WeakStrategy
    let provider: ScriptedProvider
    let record: RecordFile

    /// Does the work.
    func carryOut() async throws {
        var made: [(RecordFile.Entry, ResourceRecord)] = []
        for (number, kind) in ["role", "machine", "function", "function"].enumerated() {
            let entry = RecordFile.Entry(kind: kind, name: "st-weak-\(number)")
            made.append((entry, try await create(entry)))
        }
        try await Task.sleep(for: .milliseconds(200))
        for (entry, resource) in made.reversed() { try await remove(entry, resource) }
    }

    /// Comes back after a death and removes what it knows of.
    func recover() async throws {
        switch strategy {
        case .none: return
        case .recordAfter:
            for entry in record.remaining(.created) { try await remove(entry, resource(entry)) }
        case .intentThenLook:
            for entry in record.remaining(.intent) {
                let presence = try await patiently { try await provider.probe(resource(entry)) }
                if presence == .present { try await remove(entry, resource(entry)) }
            }
        }
    }

    private func create(_ entry: RecordFile.Entry) async throws -> ResourceRecord {
        if strategy == .intentThenLook { try record.append(.intent, entry) }
        let made = try await patiently { try await make(entry) }
        if strategy == .recordAfter { try record.append(.created, entry) }
        return made
    }

    private func make(_ entry: RecordFile.Entry) async throws -> ResourceRecord {
        let permit = CreationPermit(
            name: entry.name,
            token: "token-\(entry.name)",
            labels: [ResourceLabel.run: "weak", ResourceLabel.lease: entry.name]
        )
        guard entry.kind == "function" else {
            let foundation = FoundationSpec(kind: entry.kind, name: entry.name)
            return try await provider.create(foundation, permit: permit)
        }
        return try await provider.create(Self.function, on: [], permit: permit).record
    }

    private func remove(_ entry: RecordFile.Entry, _ resource: ResourceRecord) async throws {
        try await patiently { try await provider.delete(resource) }
        if strategy != .none { try record.append(.gone, entry) }
    }

    private func resource(_ entry: RecordFile.Entry) -> ResourceRecord {
        ResourceRecord(provider: provider.name, kind: entry.kind, name: entry.name)
    }

    /// Tries again what may pass, as every strategy would.
    private func patiently<Value>(_ body: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await body()
            } catch let failure as ProviderFailure where failure.code.isTransient == true {
                try await Task.sleep(for: failure.retryAfter ?? .milliseconds(20))
            }
        }
    }

    private static let function = FunctionSpec(
        runtime: "python",
        handler: "handler.handler",
        package: PackageSource(
            kind: .zip,
            path: "/nowhere.zip",
            digest: String(repeating: "0", count: 64),
            size: ByteCount(bytes: 1000)
        ),
        memory: ByteCount(bytes: 128 << 20),
        timeout: .seconds(10)
    )
}
