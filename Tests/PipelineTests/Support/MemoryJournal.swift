import Synchronization

@testable import Pipeline

/// A journal for as long as a test lasts, which remembers in which order it was told things.
final class MemoryJournal: RunJournal {
    private struct State {
        var runs: [RunRecord] = []
        var requests: [RunID: RunRequest] = [:]
        var instances: [InstanceRecord] = []
        var leases: [LeaseRecord] = []
        var lines: [String] = []
        var refuses: @Sendable (String) -> Bool = { _ in false }
    }

    private let state = Mutex(State())

    init(_ leases: [LeaseRecord] = []) { state.withLock { $0.leases = leases } }

    /// What it was told, such as `intend function 0` or `instance a running 1`.
    var lines: [String] { state.withLock { $0.lines } }

    var allLeases: [LeaseRecord] { state.withLock { $0.leases } }

    /// From now on fails on what it is told when its line is so.
    func refuse(_ lines: @escaping @Sendable (String) -> Bool) {
        state.withLock { $0.refuses = lines }
    }

    private func write(
        _ line: String,
        _ body: (inout State) -> Void
    ) throws(JournalFailure) {
        let isRefused = state.withLock { state in
            guard !state.refuses(line) else { return true }
            state.lines.append(line)
            body(&state)
            return false
        }
        if isRefused { throw JournalFailure(.full, "the disk is full") }
    }

    func begin(_ run: RunRecord, _ request: RunRequest) throws(JournalFailure) {
        try write("begin \(run.id)") { state in
            state.runs.append(run)
            state.requests[run.id] = request
        }
    }

    func resume(_ run: RunID, _ request: RunRequest, lives: Int) throws(JournalFailure) {
        try write("resume \(run) \(lives)") { state in
            state.requests[run] = request
            for index in state.runs.indices where state.runs[index].id == run {
                state.runs[index].state = nil
                state.runs[index].lives = lives
            }
        }
    }

    func request(of run: RunID) -> RunRequest? { state.withLock { $0.requests[run] } }

    func record(
        _ instances: [InstanceRecord],
        of run: RunID,
        durably: Bool
    ) throws(JournalFailure) {
        for instance in instances {
            let words = "\(instance.id) \(instance.progress.rawValue) \(instance.attempt)"
            try write("instance \(words)\(durably ? " durably" : "")") { state in
                state.instances.removeAll { $0.id == instance.id }
                state.instances.append(instance)
            }
        }
    }

    func intend(_ lease: Lease) throws(JournalFailure) {
        try write("intend \(lease.kind)") { $0.leases.append(LeaseRecord(lease)) }
    }

    func update(_ lease: LeaseRecord) throws(JournalFailure) {
        try write("\(lease.lease.state.rawValue) \(lease.lease.kind)") { state in
            for index in state.leases.indices where state.leases[index].lease.id == lease.lease.id {
                state.leases[index] = lease
            }
        }
    }

    func finish(
        _ run: RunID,
        as runState: RunState,
        at time: Double
    ) throws(JournalFailure) {
        try write("finish \(runState.rawValue)") { state in
            for index in state.runs.indices where state.runs[index].id == run {
                state.runs[index].state = runState
            }
        }
    }

    func runs() -> [RunRecord] { state.withLock { $0.runs } }

    func run(_ id: RunID) -> RunRecord? { runs().first { $0.id == id } }

    func instances(of run: RunID) -> [InstanceRecord] { state.withLock { $0.instances } }

    func leases(of run: RunID) -> [LeaseRecord] { allLeases.filter { $0.lease.run == run } }
}
