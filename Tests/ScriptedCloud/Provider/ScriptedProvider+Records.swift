import FaaS
import Values

/// The kinds of resource that the scripted cloud has.
enum CloudKind {
    static let function = "function"
    static let machine = "machine"
}

extension ScriptedProvider {
    /// What goes over the wire for a permit.
    func order(_ kind: String, _ permit: borrowing CreationPermit) -> CloudOrder {
        CloudOrder(
            kind: kind,
            name: permit.name,
            token: kind == CloudKind.machine ? permit.token : nil,
            labels: permit.labels
        )
    }

    /// How a resource is found again.
    func record(of resource: CloudResource) -> ResourceRecord {
        ResourceRecord(
            provider: name,
            kind: resource.order.kind,
            name: resource.order.name,
            identifier: resource.id
        )
    }

    /// A function as the contract describes it.
    func deployed(_ resource: CloudResource) throws -> DeployedFunction {
        guard let function = resource.order.function else {
            throw ProviderFailure(code: .unknown, message: "'\(resource.id)' is no function")
        }
        return DeployedFunction(
            record: record(of: resource),
            endpoint: "\(client.root)/f/\(resource.order.name)",
            packageSize: ByteCount(bytes: function.packageBytes),
            digest: function.digest,
            memory: ByteCount(bytes: function.memoryBytes),
            runtime: function.runtime,
            keepAlive: function.keepAlive ?? script.keepAlive
        )
    }
}

extension CloudFunction {
    /// What the cloud keeps of a specification.
    init(_ function: FunctionSpec) {
        self.init(
            runtime: function.runtime,
            digest: function.package.digest,
            packageBytes: function.package.size.bytes,
            memoryBytes: function.memory.bytes,
            keepAlive: function.keepAlive
        )
    }
}
