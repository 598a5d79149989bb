import Synchronization
import Values

@testable import Pipeline

/// A place where leased things exist, and a handler that finds and removes them.
final class FakeCloud: LeaseHandler {
    private struct State {
        var existing: Set<String> = []
        var calls: [String] = []
        var failures: [String: [StepFailure]] = [:]
        var presence: [LeasePresence] = []
        var adopted: [String] = []
    }

    let window: Duration
    private let state = Mutex(State())

    init(window: Duration = .zero) { self.window = window }

    /// The names of what exists.
    var existing: Set<String> { state.withLock { $0.existing } }

    /// What was asked, in order: `create NAME`, `probe NAME`, `destroy NAME`.
    var calls: [String] { state.withLock { $0.calls } }

    /// What was taken over, by whom.
    var adopted: [String] { state.withLock { $0.adopted } }

    /// Loses everything that exists.
    func lose() { state.withLock { $0.existing = [] } }

    /// Makes the next calls of a kind (`probe`, `destroy`) fail.
    func fail(_ call: String, with failures: [StepFailure]) {
        state.withLock { $0.failures[call, default: []] += failures }
    }

    /// Answers the next probes so, whatever exists.
    func answerProbes(_ answers: [LeasePresence]) { state.withLock { $0.presence += answers } }

    func create(_ lease: Lease) -> LeasePayload {
        state.withLock { state in
            state.calls.append("create \(lease.name)")
            state.existing.insert(lease.name)
        }
        return LeasePayload(json: "{\"name\":\"\(lease.name)\"}")
    }

    func settleWindow(of lease: Lease) -> Duration { window }

    func probe(_ lease: Lease) async throws -> LeasePresence {
        try call("probe", lease) { state in
            if !state.presence.isEmpty { return state.presence.removeFirst() }
            return state.existing.contains(lease.name) ? .present : .absent
        }
    }

    func adopt(_ lease: Lease) async throws -> Bool {
        state.withLock { state in
            state.adopted.append("\(lease.name) \(lease.labels["stellar-owner"] ?? "")")
            return state.existing.contains(lease.name)
        }
    }

    func destroy(_ lease: Lease) async throws {
        try call("destroy", lease) { state in _ = state.existing.remove(lease.name) }
    }

    private func call<Result>(
        _ name: String,
        _ lease: Lease,
        _ body: (inout State) -> Result
    ) throws -> Result {
        try state.withLock { state in
            state.calls.append("\(name) \(lease.name)")
            if state.failures[name]?.isEmpty == false,
                let failure = state.failures[name]?.removeFirst()
            {
                throw failure
            }
            return body(&state)
        }
    }
}
