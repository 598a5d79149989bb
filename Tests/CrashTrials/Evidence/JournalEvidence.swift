import Journal
import Pipeline

/// What the journal says of a run.
struct JournalEvidence: Sendable {
    /// Whether it knows the run.
    var knowsRun = false
    /// The attempt with which each instance succeeded.
    var succeeded: [InstanceID: Int] = [:]
    /// The number of the latest attempt of each instance.
    var attempts: [InstanceID: Int] = [:]

    /// Whether every `deploy` of the pipeline had succeeded.
    var hasDeployed: Bool {
        succeeded.keys.count { "\($0)".hasPrefix("deploy") } == TrialPipeline.deployments
    }

    /// Knows nothing.
    init() {}

    /// Reads the journal of a state folder; there may be none.
    init(state: String, run: String) throws(JournalFailure) {
        guard let run = RunID(run), let archive = try SQLiteArchive.open(stateFolder: state),
            try archive.run(run) != nil
        else { return }
        knowsRun = true
        let instances = try archive.instances(of: run)
        attempts = Dictionary(instances.map { ($0.id, $0.attempt) }) { $1 }
        succeeded = attempts.filter { id, _ in
            instances.contains { $0.id == id && $0.progress == .succeeded }
        }
    }

    /// The instances that had succeeded and were carried out again all the same.
    func repeated(later: JournalEvidence, except isExempt: (InstanceID) -> Bool) -> [String] {
        succeeded.compactMap { id, attempt in
            guard !isExempt(id), let now = later.attempts[id], now != attempt else { return nil }
            return "'\(id)' had succeeded and was repeated"
        }
    }
}
