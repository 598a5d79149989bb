import Foundation
import Pipeline
import ScriptedCloud

/// One death, what is done about it, and what is found afterwards.
struct Trial {
    let site: TrialSite
    /// How long an undisturbed run takes.
    let whole: Duration
    private var outcome: TrialOutcome

    init(_ site: TrialSite, whole: Duration) {
        self.site = site
        self.whole = whole
        outcome = TrialOutcome(plan: site.plan)
    }

    private var plan: TrialPlan { site.plan }

    /// Carries it out.
    mutating func carryOut() async throws -> TrialOutcome {
        let end = try await site.run(dying: plan.death, whole: whole)
        outcome.deaths += end.wasKilled ? 1 : 0
        let samples = SampleEvidence(folder: site.runFolder)
        let journal = readJournal()
        // Not waited for: recovery begins while what was asked for is still in flight.
        let created = try await site.ground.cloud.truth(of: site.account).functionsCreated
        if plan.recovery == .sweep { try await loseJournal() }
        let recovery = TrialRecovery(site: site, knowsRun: journal.knowsRun, whole: whole)
        for death in plan.relapses {
            outcome.deaths += try await recovery.attempt(dying: death).wasKilled ? 1 : 0
        }
        try await recover(recovery)
        try await check(samples, journal)
        if journal.hasDeployed { try await checkCreations(created) }
        return outcome
    }

    /// Tries up to three times: what is left may only need more patience.
    private mutating func recover(_ recovery: TrialRecovery) async throws {
        let start = ContinuousClock.now
        var last: ProgramRun.End?
        for _ in 0..<3 {
            let end = try await recovery.attempt()
            last = end
            if recovery.isDone(end) { break }
        }
        outcome.recovery = ContinuousClock.now - start
        guard let last else { return }
        if plan.recovery == .resume, last.status == 1 {
            outcome.failureAfterResume = String(last.errors.suffix(600))
        }
        if !recovery.isDone(last) {
            outcome.broken.append(
                "\(plan.recovery.rawValue) ended with \(last.status): \(last.errors.suffix(600))"
            )
        }
    }

    private mutating func readJournal() -> JournalEvidence {
        do throws(JournalFailure) {
            return try JournalEvidence(state: site.state, run: TrialSite.run)
        } catch {
            outcome.broken.append("the journal does not open: \(error.message)")
            return JournalEvidence()
        }
    }

    private func loseJournal() async throws {
        // What is in flight shows in no list: somebody who sweeps comes later than that.
        try await Task.sleep(for: site.script.settleWindow)
        let files = FileManager.default
        switch plan.place {
        case .cloud: try? files.removeItem(atPath: site.state)
        case .local:
            // The embedded provider lives in the same folder; only the journal is lost.
            for file in (try? files.contentsOfDirectory(atPath: site.state)) ?? []
            where file.contains(".db") {
                try files.removeItem(atPath: "\(site.state)/\(file)")
            }
        }
    }
}

// What must be so in the end.
extension Trial {
    private mutating func check(
        _ samples: SampleEvidence,
        _ journal: JournalEvidence
    ) async throws {
        try await checkLeaks()
        guard plan.recovery != .sweep else { return }
        let listing = try await site.command(["runs", "--json"])
        if listing.status != 0 { outcome.broken.append("runs: \(listing.errors)") }
        let later = SampleEvidence(folder: site.runFolder)
        outcome.broken += samples.problems(later: later) + later.damage
        let latest = readJournal()
        outcome.broken += journal.repeated(later: latest) { instance in
            // The embedded provider's process died with its owner, and its functions with it.
            plan.place == .local && "\(instance)".hasPrefix("deploy")
        }
    }

    private mutating func checkLeaks() async throws {
        let truth = try await site.ground.cloud.finalTruth(of: site.account)
        var left = truth.labelled.map(\.id)
        if plan.place == .local { left += ProcessEvidence.processes(of: site.state) }
        outcome.leaks = left.count
        if !left.isEmpty { outcome.broken.append("left behind: \(left.joined(separator: ", "))") }
        if truth.strangersTouched { outcome.broken.append("somebody else's was touched") }
    }

    /// Whatever succeeded before the death needs nothing new.
    private mutating func checkCreations(_ created: Int) async throws {
        let truth = try await site.ground.cloud.finalTruth(of: site.account)
        guard truth.functionsCreated != created else { return }
        outcome.broken.append("all functions were there, and others were created")
    }
}

extension CloudTruth {
    /// How many functions were ever created.
    fileprivate var functionsCreated: Int {
        log.count { $0.effect == .created && $0.id.hasPrefix("function/") }
    }
}
