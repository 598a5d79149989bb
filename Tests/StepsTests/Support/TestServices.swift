import Pipeline
import Synchronization

/// The engine as a step in a test sees it: remembers everything, decides nothing.
final class TestServices: StepServices {
    struct State {
        var log: [String] = []
        var announced: [String] = []
        var progress: [String] = []
        var published: [Value] = []
        var leases: [Lease] = []
        var shared: [String: LeasePayload] = [:]
        var holds: [MachineUse] = []
    }

    private let state = Mutex(State())
    private let runHistory: RunHistory
    private let receipt: Receipt

    init(history: RunHistory = .empty, receipt: Receipt = Receipt()) {
        runHistory = history
        self.receipt = receipt
    }

    var now: State { state.withLock { $0 } }

    var cache: InstanceCache? { nil }

    func log(_ line: String) { state.withLock { $0.log.append(line) } }

    func announce(_ line: String) { state.withLock { $0.announced.append(line) } }

    func report(done: Int, of total: Int) {
        state.withLock { $0.progress.append("\(done)/\(total)") }
    }

    func publish(_ result: Value) { state.withLock { $0.published.append(result) } }

    func history() async -> RunHistory { runHistory }

    func settleLeases() async throws -> Receipt { receipt }

    func hold(_ use: MachineUse) async throws -> MachineHold {
        state.withLock { state in
            state.holds.append(use)
            return MachineHold(use: use, number: state.holds.count)
        }
    }

    func release(_ hold: MachineHold) async {}

    func lease(
        _ request: LeaseRequest,
        create: @Sendable (Lease) async throws -> LeasePayload
    ) async throws -> LeasePayload {
        let key = "\(request.kind)-\(request.discriminator)"
        if request.scope == .run, let payload = state.withLock({ $0.shared[key] }) {
            return payload
        }
        var lease = Lease(
            id: key,
            run: .test,
            instance: .test,
            kind: request.kind,
            place: request.place,
            name: "st-\(key)",
            token: "token-\(key)",
            labels: ["stellar-run": "test"],
            state: .intent,
            payload: LeasePayload(json: "{}"),
            intendedAt: 0
        )
        lease.payload = try request.payload(lease)
        state.withLock { [lease] in $0.leases.append(lease) }
        let payload = try await create(lease)
        state.withLock { if request.scope == .run { $0.shared[key] = payload } }
        return payload
    }
}
