import FaaS
import ProviderConformance
import ScriptedCloud
import Steps
import Testing
import Values

@Suite struct `Sweeping the scripted cloud` {
    /// An account with one function whose owner is dead, and one whose owner lives.
    private func sweep(
        _ script: CloudScript,
        _ check: (SweepReceipt, CloudTruth) throws -> Void
    ) async throws {
        try await CloudScene.with(script) { scene in
            for owner in ["dead", "alive"] { try await scene.create("st-\(owner)", owner: owner) }
            let sweep = Sweep(
                provider: scene.subject.provider,
                rule: SweepRule(now: 0, isAlive: { $0 == "alive" }, liveRuns: []),
                handlers: scene.subject.handlers
            )
            try check(try await sweep.run(isDryRun: false), try await scene.truth())
        }
    }

    @Test func `removes what nobody answers for, and nothing else`() async throws {
        try await sweep(CloudScript(seed: 1)) { receipt, truth in
            #expect(receipt.count(.removed) == 1)
            #expect(receipt.count(.kept) == 1)
            #expect(truth.labelled.map(\.order.name) == ["st-alive"])
            #expect(!truth.strangersTouched)
        }
    }

    @Test func `goes on when the cloud is in trouble for the moment`() async throws {
        var script = CloudScript(seed: 2)
        script.faults.throttled = 0.5
        try await sweep(script) { receipt, truth in
            #expect(receipt.count(.removed) == 1)
            #expect(truth.labelled.map(\.order.name) == ["st-alive"])
        }
    }
}

extension CloudScene {
    /// Creates a function in the name of an owner, however often that takes.
    fileprivate func create(_ name: String, owner: String) async throws {
        let labels = [
            ResourceLabel.run: "r", ResourceLabel.lease: name, ResourceLabel.owner: owner,
        ]
        while true {
            do {
                _ = try await subject.provider.create(
                    subject.function,
                    on: [],
                    permit: CreationPermit(name: name, token: name, labels: labels)
                )
                return
            } catch let failure as ProviderFailure where failure.code.isTransient == true {
                continue
            }
        }
    }
}
