import ScriptedCloud

/// One death of a weaker strategy, its recovery, and what is left.
struct WeakTrial {
    let strategy: WeakStrategy
    let site: TrialSite

    /// How long it takes when nothing happens to it.
    func undisturbed() async throws -> Duration {
        let end = try await run(recovers: false)
        guard end.status == 0 else {
            throw CrashTrialsFailure("'\(strategy.rawValue)' fails: \(end.errors)")
        }
        return end.duration
    }

    /// Dies, recovers, and counts what is left.
    func carryOut(whole: Duration) async throws -> TrialOutcome {
        var outcome = TrialOutcome(plan: site.plan)
        guard case .instant(let share) = site.plan.death else { return outcome }
        let end = try await run(recovers: false, killedAfter: whole * share)
        outcome.deaths = end.wasKilled ? 1 : 0
        let recovery = try await run(recovers: true)
        guard recovery.status == 0 else {
            throw CrashTrialsFailure("'\(strategy.rawValue)' cannot recover: \(recovery.errors)")
        }
        outcome.recovery = recovery.duration
        let truth = try await site.ground.cloud.finalTruth(of: site.account)
        outcome.leaks = truth.labelled.count
        return outcome
    }

    private func run(
        recovers: Bool,
        killedAfter: Duration? = nil
    ) async throws -> ProgramRun.End {
        let arguments = ["weak", strategy.rawValue, "\(site.folder)/record.txt"]
        let run = ProgramRun(
            program: "\(site.ground.programs)/crash-trials",
            arguments: arguments + (recovers ? ["--recover"] : []),
            environment: [CloudAccountSetting.variable: try site.setting.text],
            folder: site.folder,
            killedAfter: killedAfter
        )
        return try await run()
    }
}
