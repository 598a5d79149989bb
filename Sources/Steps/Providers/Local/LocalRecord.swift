import FaaS
import LocalFaaS
import Values

/// How processes and functions of this provider are written down.
enum LocalRecord {
    /// The kind of the foundation.
    static let process = "process"
    /// The kind of a function.
    static let function = "function"
    /// The attribute that names a process's folder.
    static let folder = "folder"
    /// The attribute that names a process's address.
    static let address = "address"

    /// The record of the process whose server announced itself in a folder.
    static func process(named name: String, in folder: String) throws -> ResourceRecord {
        guard let announcement = LocalServerFiles(folder: folder).announcement else {
            throw ProviderFailure(code: .unavailable, message: "no server is in \(folder)")
        }
        return ResourceRecord(
            provider: .local,
            kind: process,
            name: name,
            identifier: announcement.process.text,
            attributes: [Self.folder: folder, address: announcement.address]
        )
    }

    /// The record of a function.
    static func function(named name: String, on server: LocalServerHandle) -> ResourceRecord {
        var attributes = [address: server.address]
        attributes[folder] = server.folder
        return ResourceRecord(
            provider: .local,
            kind: function,
            name: name,
            identifier: name,
            attributes: attributes
        )
    }

    /// A function as the contract describes it.
    static func function(
        _ state: FunctionState,
        on server: LocalServerHandle
    ) -> DeployedFunction {
        DeployedFunction(
            record: function(named: state.name, on: server),
            endpoint: state.endpoint,
            packageSize: ByteCount(bytes: state.packageBytes),
            digest: state.packageDigest,
            memory: ByteCount(bytes: state.memoryBytes),
            runtime: state.runtime,
            keepAlive: .nanoseconds(state.keepAliveNs)
        )
    }
}
