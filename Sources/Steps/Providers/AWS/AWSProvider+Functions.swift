public import FaaS
import Values

// Functions: made, described, started anew.
extension AWSProvider {
    /// The kind of record that functions have.
    static let function = "function"

    /// Creates a function and its endpoint, and reads back what Lambda has stored.
    public func create(
        _ function: FunctionSpec,
        on foundations: [ResourceRecord],
        permit: consuming CreationPermit
    ) async throws -> DeployedFunction {
        let (name, labels) = (permit.name, permit.labels)
        let aws = try await connector.connection()
        let base = try base(of: foundations)
        let order = try LambdaOrder(
            function,
            named: name,
            labels: labels,
            on: base,
            code: try await code.location(of: function.package, on: foundations, aws)
        )
        let (roles, time) = (roles, aws.time)
        roles.note(base.role, at: time.now())
        let (created, wasThere) = try await aws.functions.create(order) {
            roles.isFresh(base.role, at: time.now())
        }
        let endpoint = try await open(created, wasThere: wasThere, function, labels, aws)
        if let most = function.reservedConcurrency {
            _ = try await aws.client.send(LambdaCalls.reserve(name, most))
        }
        return try await deployed(created, endpoint: endpoint, aws)
    }

    /// Lets the web reach a function, through whatever was asked for.
    private func open(
        _ created: LambdaFunction,
        wasThere: Bool,
        _ function: FunctionSpec,
        _ labels: [String: String],
        _ aws: AWSConnection
    ) async throws -> String {
        let name = created.configuration.functionName
        if function.startsFromSnapshot { try await aws.functions.publish(name) }
        let qualifier = function.startsFromSnapshot ? LambdaFunctions.alias : nil
        switch function.endpoint ?? .functionURL {
        case .functionURL:
            return try await aws.functions.open(name, qualifier, wasThere: wasThere)
        case .httpAPI:
            let target = created.configuration.functionArn
            guard let resource = AWSResourceName(target) else { throw unreadable(target) }
            let order = GatewayOrder(
                name: name,
                target: target + (qualifier.map { ":\($0)" } ?? ""),
                tags: labels
            )
            let gateway = try await aws.gateways.create(order)
            let permission = LambdaPermission.ofGateway(gateway.apiId, before: resource)
            try await aws.functions.permit(name, qualifier, permission)
            return try address(of: gateway)
        }
    }

    /// Reads back what Lambda stores about a function; `nil` when it is absent, or has no address yet.
    public func describe(_ function: ResourceRecord) async throws -> DeployedFunction? {
        let aws = try await connector.connection()
        guard let found = try await aws.functions.ours(function.name),
            let endpoint = try await endpoint(of: found, aws)
        else { return nil }
        return try await deployed(found, endpoint: endpoint, aws)
    }

    private func endpoint(of found: LambdaFunction, _ aws: AWSConnection) async throws -> String? {
        let name = found.configuration.functionName
        guard found.isBehindGateway else {
            let qualifier = found.hasSnapshot ? LambdaFunctions.alias : nil
            return try await aws.functions.address(name, qualifier)
        }
        return try await aws.gateways.before(name).first.map(address)
    }

    /// Makes all instances old by changing a variable that nobody reads.
    public func renew(_ function: ResourceRecord) async throws {
        try await connector.connection().functions.renew(function.name)
    }

    private func address(of gateway: Gateway) throws(ProviderFailure) -> String {
        guard let endpoint = gateway.apiEndpoint else { throw unreadable(gateway.apiId) }
        return endpoint.hasSuffix("/") ? endpoint : endpoint + "/"
    }

    private func unreadable(_ what: String) -> ProviderFailure {
        ProviderFailure(
            code: .unknown,
            message: "AWS described '\(what)' in a way that is not known"
        )
    }
}

extension LambdaFunction {
    /// Whether requests come through an HTTP API.
    var isBehindGateway: Bool { tags?[LambdaTag.endpoint] == EndpointKind.httpAPI.rawValue }

    /// Whether requests are for a version with a snapshot.
    var hasSnapshot: Bool { tags?[LambdaTag.snapshot] != nil }
}
