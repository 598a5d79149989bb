import FaaS
import Synchronization
import Values

/// A provider that keeps functions in memory and misbehaves as it is told.
final class ScriptedProvider: FunctionProvider {
    struct Script {
        /// What happens to a function between being asked for and being stored.
        var alter: @Sendable (inout DeployedFunction) -> Void = { _ in }
        /// Looks at what a function is made of, while it is there.
        var look: @Sendable (FunctionSpec) throws -> Void = { _ in }
        /// The failures of the next creations, in order; `nil` succeeds.
        var failures: [ProviderFailure?] = []
        /// What the functions logged.
        var log: [String] = []
        /// Where its functions leave objects.
        var store: ObjectStore?
    }

    struct State {
        var script: Script
        var functions: [String: DeployedFunction] = [:]
        var specifications: [(name: String, specification: FunctionSpec)] = []
        var foundations: [String] = []
        var permits: [String] = []
        var underWay = 0
        var mostUnderWay = 0
    }

    let name = ProviderName.local
    let traits: ProviderTraits
    private let state: Mutex<State>

    init(
        _ script: Script = Script(),
        transfers: Set<Transfer> = [],
        adjusted: (inout ProviderTraits) -> Void = { _ in }
    ) {
        state = Mutex(State(script: script))
        var traits = ProviderTraits(
            packages: [.zip],
            runtimes: ["python", "node"],
            memory: ByteCount(bytes: 32 << 20)...ByteCount(bytes: 1 << 30),
            keepAlive: .seconds(2),
            settleWindow: .milliseconds(10),
            transfers: transfers,
            largestPayload: ByteCount(bytes: 1 << 20)
        )
        adjusted(&traits)
        self.traits = traits
    }

    func objectStore(on foundations: [ResourceRecord]) async throws -> ObjectStore? {
        now.script.store
    }

    var now: State { state.withLock { $0 } }

    func foundations(for function: FunctionSpec) -> [FoundationSpec] {
        [FoundationSpec(kind: "role", name: "runner")]
    }

    func create(
        _ foundation: FoundationSpec,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord {
        state.withLock { $0.foundations.append(foundation.kind) }
        return ResourceRecord(provider: name, kind: foundation.kind, name: permit.name)
    }

    func create(
        _ function: FunctionSpec,
        on foundations: [ResourceRecord],
        permit: consuming CreationPermit
    ) async throws -> DeployedFunction {
        let (name, token) = (permit.name, permit.token)
        try state.withLock { state in
            state.permits.append(token)
            state.specifications.append((name, function))
            state.underWay += 1
            state.mostUnderWay = max(state.mostUnderWay, state.underWay)
            if !state.script.failures.isEmpty, let failure = state.script.failures.removeFirst() {
                state.underWay -= 1
                throw failure
            }
        }
        try now.script.look(function)
        await Task.yield()
        return state.withLock { state in
            state.underWay -= 1
            var deployed = DeployedFunction(
                record: ResourceRecord(provider: self.name, kind: "function", name: name),
                endpoint: "http://127.0.0.1:1/f/\(name)",
                packageSize: function.package.size,
                digest: function.package.digest,
                memory: function.memory,
                runtime: function.runtime,
                keepAlive: function.keepAlive
            )
            state.script.alter(&deployed)
            state.functions[name] = deployed
            return deployed
        }
    }

    func describe(_ function: ResourceRecord) async throws -> DeployedFunction? {
        state.withLock { $0.functions[function.name] }
    }

    func list(run: String?) async throws -> [LabelledResource] {
        state.withLock { $0.functions.values.map { LabelledResource($0.record, labels: [:]) } }
    }

    func probe(_ resource: ResourceRecord) async throws -> Presence {
        state.withLock { $0.functions[resource.name] == nil ? .absent : .present }
    }

    func adopt(_ resource: ResourceRecord, labels: [String: String]) async throws -> Bool {
        try await probe(resource) == .present
    }

    func delete(_ resource: ResourceRecord) async throws {
        state.withLock { $0.functions[resource.name] = nil }
    }

    func recentLog(of function: ResourceRecord, lines: Int) async throws -> [String] {
        state.withLock { Array($0.script.log.suffix(lines)) }
    }
}
