package import FaaS
import Values

// What begins, goes over to somebody else, and ends.
extension ScriptedProvider {
    package func reissue(
        _ resource: ResourceRecord,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord? {
        guard resource.kind == CloudKind.machine else { return nil }
        return record(of: try await create(order(resource.kind, permit)))
    }

    package func adopt(_ resource: ResourceRecord, labels: [String: String]) async throws -> Bool {
        guard let found = try await found(resource).first(where: { !$0.isEnding }) else {
            return false
        }
        do {
            try await client.relabel(found.id, labels)
            return true
        } catch let failure as ProviderFailure where failure.code == .notFound {
            return false
        }
    }

    package func delete(_ resource: ResourceRecord) async throws {
        for found in try await found(resource) { try await client.delete(found.id) }
        try await waiting(for: "the end of \(resource.kind) '\(resource.name)'") {
            let found = try await found(resource)
            // What shows only now could not be removed before.
            for late in found where !late.isEnding { try await client.delete(late.id) }
            return found.isEmpty
        }
    }

    /// What a record stands for; without an identifier, whatever has its name and our label.
    func found(_ resource: ResourceRecord) async throws -> [CloudResource] {
        try await client.find(resource.kind, resource.name).filter {
            $0.run != nil && (resource.identifier == nil || resource.identifier == $0.id)
        }
    }

    /// Creates, and waits until reads see what there is.
    func create(_ order: CloudOrder) async throws -> CloudResource {
        do {
            guard let made = try await client.create(order) else {
                throw ProviderFailure(code: .unknown, message: "the cloud said nothing of it")
            }
            return made.isEnding ? made : try await seen(made)
        } catch let failure as ProviderFailure where failure.code == .conflict {
            return try await ours(order, failure)
        }
    }

    /// The resource that was in the way, when it was created under the same lease.
    private func ours(
        _ order: CloudOrder,
        _ failure: ProviderFailure
    ) async throws -> CloudResource {
        var existing: CloudResource?
        try await waiting(for: "\(order.kind) '\(order.name)'") {
            existing = try await client.find(order.kind, order.name).first
            return existing != nil
        }
        let lease = existing?.order.labels[ResourceLabel.lease]
        guard let existing, lease != nil, lease == order.labels[ResourceLabel.lease] else {
            throw failure
        }
        return existing
    }

    private func seen(_ made: CloudResource) async throws -> CloudResource {
        try await waiting(for: "\(made.order.kind) '\(made.order.name)'") {
            try await client.find(made.order.kind, made.order.name).contains { $0.id == made.id }
        }
        return made
    }

    private func waiting(
        for what: String,
        until condition: () async throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            do {
                if try await condition() { return }
                try await Task.sleep(for: Self.interval)
            } catch let failure as ProviderFailure where failure.code.isTransient == true {
                // What cannot be looked at now is looked at again: it is only a question of time.
                try await Task.sleep(for: failure.retryAfter ?? Self.interval)
            }
            guard ContinuousClock.now < deadline else {
                throw ProviderFailure(code: .unavailable, message: "waited too long for \(what)")
            }
        }
    }
}
