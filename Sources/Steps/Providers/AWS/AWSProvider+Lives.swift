public import FaaS
import Values

// What is there, goes over to somebody else, and ends.
extension AWSProvider {
    /// Lists what carries our label: functions, what stands before them, and what they stand on.
    public func list(run: String?) async throws -> [LabelledResource] {
        let aws = try await connector.connection()
        let hits = try await aws.tagged.find(run: run)
        let functions = try await functions(hits, aws)
        let widows = try await widows(run, beside: Set(functions.map(\.record.name)), aws)
        return functions + widows + (try await aws.foundations.list(hits, run: run))
    }

    /// The functions among what is listed that are still there.
    private func functions(
        _ hits: [TaggedResources.Hit],
        _ aws: AWSConnection
    ) async throws -> [LabelledResource] {
        var found: [LabelledResource] = []
        for hit in hits {
            guard let name = hit.name.function, try await aws.functions.ours(name) != nil else {
                continue
            }
            let record = record(named: name, identifier: "\(hit.name)", region: aws.region)
            found.append(LabelledResource(record, labels: LambdaTag.labels(hit.labels)))
        }
        return found
    }

    /// Gateways whose functions are gone: each is removed as its function would be.
    private func widows(
        _ run: String?,
        beside functions: Set<String>,
        _ aws: AWSConnection
    ) async throws -> [LabelledResource] {
        try await aws.gateways.labelled().compactMap { gateway in
            let labels = gateway.tags ?? [:]
            guard !functions.contains(gateway.name), run == nil || labels[ResourceLabel.run] == run
            else { return nil }
            let record = ResourceRecord(
                provider: name,
                kind: Self.function,
                region: aws.region,
                name: gateway.name
            )
            return LabelledResource(record, labels: LambdaTag.labels(labels))
        }
    }

    /// Tells whether something of ours exists.
    public func probe(_ resource: ResourceRecord) async throws -> Presence {
        do {
            let aws = try await connector.connection()
            guard resource.kind == Self.function else {
                return try await foundation(of: resource, aws).probe(resource)
            }
            if try await aws.functions.ours(resource.name) != nil { return .present }
            // Only what never answered can have left a gateway alone.
            guard resource.identifier == nil else { return .absent }
            return try await aws.gateways.before(resource.name).isEmpty ? .absent : .present
        } catch let failure as ProviderFailure where failure.code.isTransient != false {
            return .unknown
        }
    }

    /// Takes over what another process of the run created, and labels it anew.
    public func adopt(_ resource: ResourceRecord, labels: [String: String]) async throws -> Bool {
        let aws = try await connector.connection()
        guard resource.kind == Self.function else {
            return try await foundation(of: resource, aws).adopt(resource, labels: labels)
        }
        guard let found = try await describe(resource), let identifier = found.record.identifier
        else { return false }
        do {
            _ = try await aws.client.send(LambdaCalls.tag(identifier, labels))
            return true
        } catch let failure as ProviderFailure where failure.code == .notFound {
            return false
        }
    }

    /// Removes a function with what stands before it, or a foundation with what is in it.
    public func delete(_ resource: ResourceRecord) async throws {
        let aws = try await connector.connection()
        guard resource.kind == Self.function else {
            return try await foundation(of: resource, aws).delete(resource)
        }
        let found = try await aws.functions.find(resource.name)
        // What somebody else made is left alone, whatever it is called.
        if let found, found.tags?[ResourceLabel.run] == nil { return }
        if found?.isBehindGateway ?? (resource.identifier == nil) {
            try await aws.gateways.delete(before: resource.name)
        }
        if found != nil { try await aws.functions.delete(resource.name) }
    }

    /// The last lines that a function's instances wrote, oldest first.
    public func recentLog(of function: ResourceRecord, lines: Int) async throws -> [String] {
        let aws = try await connector.connection()
        guard let found = try await aws.functions.ours(function.name) else { return [] }
        let group = found.configuration.loggingConfig?.logGroup ?? "/aws/lambda/\(function.name)"
        return try await FunctionLog(client: aws.client, group: group, function: function.name)
            .last(lines)
    }

    private func foundation(
        of resource: ResourceRecord,
        _ aws: AWSConnection
    ) throws(ProviderFailure) -> any AWSFoundation {
        guard let foundation = aws.foundations[resource.kind] else {
            throw ProviderFailure(code: .invalid, message: "AWS has no '\(resource.kind)' of ours")
        }
        return foundation
    }
}
