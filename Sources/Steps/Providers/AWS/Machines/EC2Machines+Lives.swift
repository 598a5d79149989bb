public import FaaS
import Values

// What is known of what was created, and its end.
extension EC2Machines {
    /// Everything in the region that carries our label.
    public func list(run: String?) async throws -> [LabelledResource] {
        let filter: (name: String, values: [String]) =
            run.map { ("tag:\(ResourceLabel.run)", [$0]) } ?? ("tag-key", [ResourceLabel.run])
        var found: [LabelledResource] = []
        let states = ["pending", "running", "stopping", "stopped"]
        for instance in try await access.instances([filter, ("instance-state-name", states)]) {
            found.append(resource(.instance, instance.tags, instance.identifier))
        }
        for item in try await access.call(EC2Calls.groups([filter])).items("securityGroupInfo") {
            found.append(
                resource(.securityGroup, item.tags, item.text("groupId"), item.text("groupName"))
            )
        }
        for item in try await access.call(EC2Calls.keyPairs([filter])).items("keySet") {
            found.append(
                resource(.keyPair, item.tags, item.text("keyPairId"), item.text("keyName"))
            )
        }
        return found
    }

    private func resource(
        _ kind: EC2Resource,
        _ tags: [String: String],
        _ identifier: String?,
        _ name: String? = nil
    ) -> LabelledResource {
        let record = ResourceRecord(
            provider: self.name,
            kind: kind.rawValue,
            name: name ?? identifier ?? "",
            identifier: identifier
        )
        let own = [
            ResourceLabel.run, ResourceLabel.lease, ResourceLabel.owner, ResourceLabel.expires,
        ]
        return LabelledResource(record, labels: tags.filter { own.contains($0.key) })
    }

    /// Asks for it by its identifier, or by its name or lease.
    public func probe(_ resource: ResourceRecord) async throws -> Presence {
        switch EC2Resource(rawValue: resource.kind) {
        case .instance:
            try await access.instances(of: resource).contains(where: \.exists) ? .present : .absent
        case .securityGroup: try await access.group(of: resource) == nil ? .absent : .present
        case .keyPair: try await access.keyPair(of: resource) == nil ? .absent : .present
        case nil: .unknown
        }
    }

    /// Labels it anew, if it is there.
    public func adopt(_ resource: ResourceRecord, labels: [String: String]) async throws -> Bool {
        let identifier: String?
        switch EC2Resource(rawValue: resource.kind) {
        case .instance:
            let found = try await access.instances(of: resource)
            identifier = found.first { $0.state == "running" || $0.state == "pending" }?.identifier
        case .securityGroup: identifier = try await access.group(of: resource)
        case .keyPair: identifier = try await access.keyPair(of: resource)
        case nil: identifier = nil
        }
        guard let identifier else { return false }
        try await access.call(EC2Calls.label(identifier, labels))
        return true
    }

    /// Terminates the machine, or removes what it stood on once it has let go.
    public func delete(_ resource: ResourceRecord) async throws {
        switch EC2Resource(rawValue: resource.kind) {
        case .instance: try await terminate(resource)
        case .securityGroup: try await deleteGroup(resource)
        case .keyPair: try await access.call(EC2Calls.deleteKeyPair(resource.name))
        case nil:
            throw ProviderFailure(code: .invalid, message: "EC2 has no '\(resource.kind)'")
        }
    }

    private func terminate(_ resource: ResourceRecord) async throws {
        for _ in 0..<setting.looks {
            let left = try await access.instances(of: resource).filter(\.exists)
            guard !left.isEmpty else { return }
            let idle = left.filter { $0.state != "shutting-down" }
            if !idle.isEmpty { try await access.call(EC2Calls.terminate(idle.map(\.identifier))) }
            try await access.sleep(setting.pause)
        }
        throw ProviderFailure(
            code: .unavailable,
            message: "the machine '\(resource.name)' is still shutting down"
        )
    }

    /// A group is held by its machine for some time after that has gone.
    private func deleteGroup(_ resource: ResourceRecord) async throws {
        for look in 1...setting.looks {
            guard let group = try await access.group(of: resource) else { return }
            do {
                try await access.call(EC2Calls.deleteGroup(group))
                return
            } catch let failure as ProviderFailure
                where failure.providerCode == "DependencyViolation" && look < setting.looks
            {
                try await access.sleep(setting.pause)
            } catch let failure as ProviderFailure where failure.code == .notFound {
                return
            }
        }
    }
}
