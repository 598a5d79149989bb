import FaaS
import FoundationEssentials
import Pipeline
import Synchronization
import Values

/// One creation that is cancelled at a random instant, and the settling of its lease.
struct LeakTrial {
    let scene: ProviderScene
    let number: Int

    func run(on bases: [ResourceRecord]) async throws {
        let name = scene.freshName()
        await createInPart(name, on: bases)
        let record = try lease(on: name, attributes: bases)
        let settler = LeaseSettler(handlers: scene.subject.handlers, clock: ContinuousClock()) {
            _ in
        }
        let settled = await settler.settle([record], within: .seconds(60))
        try promise(
            settled.allSatisfy { !$0.isOpen },
            "its lease stays open: \(settled.first?.problem ?? "")"
        )
        try await Task.sleep(for: scene.subject.grace)
        let left = try await scene.listed().filter { $0.record.name == name }
        try promise(left.isEmpty, "left behind in trial \(number): \(left)")
    }

    private func createInPart(_ name: String, on bases: [ResourceRecord]) async {
        var random = SeededGenerator(seed: UInt64(number), for: "leak trial")
        let instant = scene.subject.latestCancellation * random.unit()
        let call = Task { [scene] in
            try await scene.provider.create(
                scene.subject.function,
                on: bases,
                permit: scene.permit(name)
            )
        }
        // Sleeping can only be cut short by the test's own end.
        try? await Task.sleep(for: instant)
        call.cancel()
        _ = await call.result
    }

    private func lease(
        on name: String,
        attributes bases: [ResourceRecord]
    ) throws -> LeaseRecord {
        let attributes = bases.reduce(into: [:]) { $0.merge($1.attributes) { first, _ in first } }
        let resource = ResourceRecord(
            provider: scene.provider.name,
            kind: "function",
            name: name,
            attributes: attributes
        )
        let payload = String(decoding: try JSONEncoder().encode(resource), as: UTF8.self)
        guard let run = RunID(scene.run) else { throw BrokenPromise("'\(scene.run)' is no run") }
        return LeaseRecord(
            Lease(
                id: "lease-\(name)",
                run: run,
                instance: nil,
                kind: "function",
                place: scene.provider.name.rawValue,
                name: name,
                token: "token-\(name)",
                labels: scene.labels(name),
                state: .intent,
                payload: LeasePayload(json: payload),
                intendedAt: 0
            )
        )
    }
}
