public import FaaS
import Glibc
import LocalFaaS
public import Values

/// The embedded provider: a process on this machine that runs functions as processes.
///
/// Its one foundation is that process, found again by its name alone, in a folder of the state
/// folder; or, when it is given a server that runs already, there is none.
public struct LocalProvider: FunctionProvider {
    /// The word pipelines use for this provider.
    public let name = ProviderName.local

    private let setting: LocalSetting
    private let directory: LocalServerDirectory

    /// Creates the provider; starts nothing.
    ///
    /// - Parameters:
    ///   - setting: How a server is started, and where.
    ///   - exchange: What sends requests to it.
    ///   - existing: A server that runs already and is to be used instead of one of our own.
    public init(
        setting: LocalSetting,
        exchange: any HTTPExchange,
        existing: LocalEndpoint? = nil
    ) {
        self.setting = setting
        directory = LocalServerDirectory(
            stateFolder: setting.stateFolder,
            exchange: exchange,
            existing: existing,
            table: LocalProcessTable(command: setting.command)
        )
    }

    /// What this provider can do.
    public var traits: ProviderTraits {
        var traits = ProviderTraits(
            packages: [.zip, .container],
            runtimes: LocalServer.runtimes,
            memory: ByteCount(bytes: 32 << 20)...ByteCount(bytes: 8 << 30),
            keepAlive: setting.keepAlive,
            settleWindow: .seconds(2),
            sharesThisMachine: true,
            transfers: [.inline, .storage],
            // A container has no network but to its own Runtime API.
            chained: [.zip],
            needs: [.container: containerNeeds],
            largestPayload: Self.largestPayload
        )
        traits.endpoints = [.functionURL]
        traits.renews = true
        return traits
    }

    /// Mounts and networks of their own are made by root only.
    private var containerNeeds: [ProviderNeed] {
        let runtime = ProviderNeed(
            name: "a container runtime",
            programs: LocalServer.containerPrograms,
            remedy: "apt-get install --yes crun"
        )
        let root = ProviderNeed(
            name: "the right to run containers",
            programs: [],
            remedy: "run stellar-run as root, or deploy 'package: zip'"
        )
        return geteuid() == 0 || directory.usesExisting ? [runtime] : [runtime, root]
    }

    /// What fits into the 6 MiB of an invocation in base 64, with what surrounds it.
    private static let largestPayload = ByteCount(bytes: 4 << 20)

    /// The process, unless a server runs already.
    public func foundations(for function: FunctionSpec) -> [FoundationSpec] {
        directory.usesExisting ? [] : [FoundationSpec(kind: LocalRecord.process, name: "local")]
    }
}

// The process.
extension LocalProvider {
    /// Starts the process and waits until it can be used; one that we started before is found.
    public func create(
        _ foundation: FoundationSpec,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord {
        let folder = directory.folder(named: permit.name)
        let labels = permit.labels
        let name = permit.name
        return try await ProviderFailure.translating {
            if try await !directory.isOurs(folder) {
                try await LocalServerEnd(folder: folder, directory: directory).reach()
                try await LocalServerLauncher(setting: setting).launch(in: folder, labels: labels)
            }
            return try LocalRecord.process(named: name, in: folder)
        }
    }
}

// Functions.
extension LocalProvider {
    /// The bucket of the process, which is there as long as the process.
    public func objectStore(on foundations: [ResourceRecord]) async throws -> ObjectStore? {
        try await ProviderFailure.translating {
            let server = try directory.server(of: foundations.first)
            return try await server.control.state().bucket.map(ObjectStore.init(address:))
        }
    }

    /// Creates a function; it answers requests as soon as this returns, the first one cold.
    public func create(
        _ function: FunctionSpec,
        on foundations: [ResourceRecord],
        permit: consuming CreationPermit
    ) async throws -> DeployedFunction {
        let order = FunctionOrder(
            function,
            name: permit.name,
            token: permit.token,
            labels: permit.labels
        )
        return try await ProviderFailure.translating {
            let server = try directory.server(of: foundations.first)
            return LocalRecord.function(try await server.control.create(order), on: server)
        }
    }

    /// Reads back what the server says about a function, or `nil` when it is absent.
    public func describe(_ function: ResourceRecord) async throws -> DeployedFunction? {
        try await ProviderFailure.translating {
            for server in directory.servers(for: function) {
                if let state = try await server.unlessGone({ try await $0.describe(function.name) })
                {
                    return LocalRecord.function(state, on: server)
                }
            }
            return nil
        }
    }

    /// Ends the instances that wait, and those that work when they have answered.
    public func renew(_ function: ResourceRecord) async throws {
        try await ProviderFailure.translating {
            for server in directory.servers(for: function) {
                let renewed = try await server.unlessGone { try await $0.renew(function.name) }
                if renewed != nil { return }
            }
            throw ProviderFailure(
                code: .notFound,
                message: "there is no function '\(function.name)'"
            )
        }
    }

    /// The last log lines of a function's instances, oldest first.
    public func recentLog(of function: ResourceRecord, lines: Int) async throws -> [String] {
        try await ProviderFailure.translating {
            for server in directory.servers(for: function) {
                let log = try await server.unlessGone {
                    try await $0.log(of: function.name, lines: lines)
                }
                if let log { return log }
            }
            return []
        }
    }
}

// Both.
extension LocalProvider {
    /// Lists the processes and functions that carry our label, also processes of this machine whose
    /// folder is lost.
    public func list(run: String?) async throws -> [LabelledResource] {
        try await ProviderFailure.translating {
            var resources: [LabelledResource] = []
            for server in directory.servers() {
                resources += try await server.resources(run: run)
            }
            resources += directory.strays()
            return resources.filter { run == nil || $0.labels[ResourceLabel.run] == run }
        }
    }

    /// Tells whether a process or a function exists; a process that is gone took its functions along.
    public func probe(_ resource: ResourceRecord) async throws -> Presence {
        if resource.kind == LocalRecord.process {
            let folder = directory.folder(of: resource)
            return directory.process(in: folder) == nil ? .absent : .present
        }
        do {
            return try await describe(resource) == nil ? .absent : .present
        } catch let failure as ProviderFailure where failure.code.isTransient != false {
            return .unknown
        }
    }

    /// Takes over a process of ours, or a function on one.
    ///
    /// A process leaves by itself once its owner has died, and has dropped its functions by then: what
    /// another process started cannot be used any more.
    public func adopt(_ resource: ResourceRecord, labels: [String: String]) async throws -> Bool {
        try await ProviderFailure.translating {
            if resource.kind == LocalRecord.process {
                return try await directory.isOurs(directory.folder(of: resource))
            }
            return try await describe(resource) != nil
        }
    }

    /// Removes a function or ends the process, and waits until it is gone.
    public func delete(_ resource: ResourceRecord) async throws {
        try await ProviderFailure.translating {
            if resource.kind == LocalRecord.process {
                let folder = directory.folder(of: resource)
                return try await LocalServerEnd(folder: folder, directory: directory).reach()
            }
            for server in directory.servers(for: resource) {
                try await server.unlessGone { try await $0.delete(resource.name) }
            }
        }
    }
}
