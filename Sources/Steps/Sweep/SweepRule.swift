import FaaS
import Pipeline

/// Decides from its labels alone whether a resource may be swept away.
package struct SweepRule: Sendable {
    /// What is to become of a resource, and why.
    package enum Verdict: Sendable, Hashable {
        case remove(String)
        case keep(String)
    }

    /// The time of day, in seconds since 1970.
    let now: Double
    /// Whether the process that an owner's label names still runs; `nil` when only another machine
    /// could tell.
    let isAlive: @Sendable (_ owner: String) -> Bool?
    /// The runs that are known to go on.
    let liveRuns: Set<String>

    package init(
        now: Double,
        isAlive: @escaping @Sendable (_ owner: String) -> Bool?,
        liveRuns: Set<String>
    ) {
        self.now = now
        self.isAlive = isAlive
        self.liveRuns = liveRuns
    }

    /// Decides; in doubt it is kept.
    package func verdict(on labels: [String: String]) -> Verdict {
        guard let run = labels[ResourceLabel.run], labels[ResourceLabel.lease] != nil else {
            return .keep("it is not ours")
        }
        guard RunID(run) != nil else { return .keep("its label names no run") }
        guard !liveRuns.contains(run) else { return .keep("run \(run) goes on") }
        switch labels[ResourceLabel.owner].flatMap(isAlive) {
        case true?: return .keep("run \(run) goes on")
        case false?: return .remove("the process of run \(run) is dead")
        case nil: return verdictByTime(labels, run)
        }
    }

    private func verdictByTime(_ labels: [String: String], _ run: String) -> Verdict {
        guard let expires = labels[ResourceLabel.expires].flatMap(Double.init) else {
            return .keep("run \(run) is of another machine, and nobody knows for how long")
        }
        guard expires < now else {
            return .keep("run \(run) is of another machine and may go on until its label expires")
        }
        return .remove("its time is over")
    }
}
