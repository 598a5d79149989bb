import FaaS
import Pipeline
import Synchronization
import Values

/// Replicas of one function, created concurrently, each under a lease of its own.
struct Deployment: Sendable {
    let provider: any FunctionProvider
    let specification: FunctionSpec
    let foundations: [ResourceRecord]
    /// What hangs together; `nil` for functions that stand alone.
    var chain: ChainShape?
    /// Where the functions of a chain leave objects, when they do.
    var store: ObjectStore?

    /// Creates the replicas; each is a function and those that it calls, directly or not.
    func create(_ replicas: Int, in context: StepContext) async throws -> [[DeployedFunction]] {
        try await withThrowingTaskGroup(of: (Int, [DeployedFunction]).self) { group in
            var functions: [Int: [DeployedFunction]] = [:]
            for replica in 0..<replicas {
                if replica >= provider.traits.concurrentCreations,
                    let (index, function) = try await group.next()
                {
                    functions[index] = function
                    context.report(done: functions.count, of: replicas)
                }
                group.addTask { (replica, try await createReplica(replica, in: context)) }
            }
            for try await (index, function) in group {
                functions[index] = function
                context.report(done: functions.count, of: replicas)
            }
            return functions.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// Creates a chain from its end, because each function is told the address of the next.
    private func createReplica(
        _ replica: Int,
        in context: StepContext
    ) async throws -> [DeployedFunction] {
        guard let chain else { return [try await createOne("\(replica)", specification, context)] }
        var functions: [DeployedFunction] = []
        for position in (0..<chain.length).reversed() {
            let link = ChainLink(
                transfer: chain.transfer,
                store: store,
                next: functions.first?.endpoint
            )
            var specification = specification
            specification.environment.merge(link.environment) { _, ours in ours }
            let name = "\(replica)-\(position)"
            functions.insert(try await createOne(name, specification, context), at: 0)
        }
        return functions
    }

    private func createOne(
        _ discriminator: String,
        _ specification: FunctionSpec,
        _ context: StepContext
    ) async throws -> DeployedFunction {
        let answer = Mutex<DeployedFunction?>(nil)
        let payload = try await context.lease(request(for: discriminator)) { lease in
            try await failingAsStep {
                let permit = ProvidedResource.permit(lease)
                let function = try await provider.create(
                    specification,
                    on: foundations,
                    permit: permit
                )
                answer.withLock { $0 = function }
                return try ProvidedResource.payload(function.record, of: provider)
            }
        }
        // The answer is what the provider has stored; only what was there before has to be asked for.
        let stored = answer.withLock { $0 }
        return try await compared(stored, ProvidedResource.record(payload))
    }

    private func request(for discriminator: String) -> LeaseRequest {
        let (provider, foundations) = (provider, foundations)
        return LeaseRequest(
            kind: ProvidedResource.function,
            place: provider.name.rawValue,
            discriminator: discriminator
        ) { lease in
            // Should the creation never answer, the function is found by its name, at the place
            // that its foundations tell.
            let attributes = foundations.reduce(into: [:]) { merged, foundation in
                merged.merge(foundation.attributes) { first, _ in first }
            }
            return try ProvidedResource.payload(
                ResourceRecord(
                    provider: provider.name,
                    kind: ProvidedResource.function.rawValue,
                    name: lease.name,
                    attributes: attributes
                ),
                of: provider
            )
        }
    }

    /// Compares what the provider stores with what was asked for.
    private func compared(
        _ answer: DeployedFunction?,
        _ record: ResourceRecord
    ) async throws -> DeployedFunction {
        var stored = answer
        if stored == nil {
            stored = try await failingAsStep { try await provider.describe(record) }
        }
        guard let stored else {
            throw StepFailure(
                code: .unavailable,
                message: "function '\(record.name)' was created and cannot be found"
            )
        }
        let differences = differences(stored)
        guard differences.isEmpty else {
            throw StepFailure(
                code: .invalid,
                message: "function '\(record.name)' was not deployed as asked",
                details: differences
            )
        }
        return stored
    }

    private func differences(_ stored: DeployedFunction) -> [String] {
        var differences: [String] = []
        if stored.packageSize != specification.package.size {
            differences.append(
                "the package is \(stored.packageSize.bytes) bytes instead of "
                    + "\(specification.package.size.bytes)"
            )
        }
        if let digest = stored.digest, digest != specification.package.digest {
            differences.append("the package's digest is \(digest)")
        }
        if stored.memory != specification.memory {
            differences.append("memory is \(stored.memory) instead of \(specification.memory)")
        }
        if stored.runtime != specification.runtime {
            differences.append("the runtime is '\(stored.runtime)'")
        }
        return differences
    }
}
