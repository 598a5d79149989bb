import FaaS
import Values

// How calls fail and end.
extension ProviderPromise {
    static let calls = [
        ProviderPromise("what cannot be created fails as invalid") { scene in
            let bases = try await scene.foundations()
            var function = scene.subject.function
            function.runtime = "cobol"
            try await scene.fails(as: .invalid) { [function] in
                _ = try await scene.provider.create(
                    function,
                    on: bases,
                    permit: scene.permit(scene.freshName())
                )
            }
        },
        ProviderPromise("a name that is taken by another lease is a conflict") { scene in
            let bases = try await scene.foundations()
            let name = scene.freshName()
            _ = try await scene.create(named: name, on: bases)
            try await scene.fails(as: .conflict) {
                let labels = scene.labels(name).merging([ResourceLabel.lease: "x"]) { $1 }
                _ = try await scene.provider.create(
                    scene.subject.function,
                    on: bases,
                    permit: CreationPermit(name: name, token: "another", labels: labels)
                )
            }
        },
        ProviderPromise("a cancelled call ends soon") { scene in
            for foundation in scene.provider.foundations(for: scene.subject.function) {
                let call = Task {
                    _ = try await scene.provider.create(
                        foundation,
                        permit: scene.permit(scene.freshName())
                    )
                }
                try await Task.sleep(for: .milliseconds(1))
                call.cancel()
                let start = ContinuousClock.now
                _ = await call.result
                let time = ContinuousClock.now - start
                try promise(time < .seconds(5), "it went on for \(time)")
            }
            try await scene.settleWindow()
        },
        ProviderPromise("a creation cancelled at any instant leaves nothing once it is settled") {
            scene in
            let bases = try await scene.foundations()
            for trial in 0..<scene.subject.leakTrials {
                try await LeakTrial(scene: scene, number: trial).run(on: bases)
            }
        },
    ]
}

extension ProviderScene {
    /// Waits until what was asked for has happened and shows.
    fileprivate func settleWindow() async throws {
        try await Task.sleep(for: provider.traits.settleWindow)
    }

    fileprivate func fails(
        as code: FailureCode,
        _ body: () async throws -> Void
    ) async throws {
        do {
            try await patiently(body)
        } catch let failure as ProviderFailure {
            return try promise(failure.code == code, "it fails as \(failure.code): \(failure)")
        }
        throw BrokenPromise("it succeeds")
    }
}
