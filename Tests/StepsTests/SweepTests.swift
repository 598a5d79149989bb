import FaaS
import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `What may be swept away` {
    private let rule = SweepRule(
        now: 1000,
        isAlive: { owner in ["alive": true, "dead": false][owner] },
        liveRuns: ["busy"]
    )

    private func labels(
        run: String? = "r",
        lease: String? = "l",
        owner: String? = nil,
        expires: String? = nil
    ) -> [String: String] {
        var labels = ["somebody": "else"]
        labels[ResourceLabel.run] = run
        labels[ResourceLabel.lease] = lease
        labels[ResourceLabel.owner] = owner
        labels[ResourceLabel.expires] = expires
        return labels
    }

    private func isRemoved(_ labels: [String: String]) -> Bool {
        if case .remove = rule.verdict(on: labels) { true } else { false }
    }

    @Test func `is what a dead process of this machine left, however long it might live`() {
        #expect(isRemoved(labels(owner: "dead", expires: "2000")))
        #expect(isRemoved(labels(owner: "dead")))
    }

    @Test func `is what is over, of a machine that cannot be asked`() {
        #expect(isRemoved(labels(owner: "elsewhere", expires: "999")))
        #expect(isRemoved(labels(expires: "999")))
        #expect(!isRemoved(labels(owner: "elsewhere", expires: "1001")))
        #expect(!isRemoved(labels(owner: "elsewhere", expires: "soon")))
        #expect(!isRemoved(labels(owner: "elsewhere")))
    }

    @Test func `is nothing of a run that goes on, by its label or by the journal`() {
        #expect(!isRemoved(labels(owner: "alive", expires: "1")))
        #expect(!isRemoved(labels(run: "busy", owner: "dead", expires: "1")))
    }

    @Test func `is nothing that is not ours`() {
        #expect(!isRemoved([:]))
        #expect(!isRemoved(labels(run: nil, owner: "dead")))
        #expect(!isRemoved(labels(lease: nil, owner: "dead")))
        #expect(!isRemoved(labels(run: "not a name!", owner: "dead")))
    }
}
