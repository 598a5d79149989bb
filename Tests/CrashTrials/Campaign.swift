import Foundation
import ScriptedCloud

/// All trials: counts the points of undisturbed runs, and then tries every one of them.
struct Campaign: Sendable {
    let ground: TrialGround
    let trials: Int
    let seed: UInt64
    let width: Int
    /// Whether the folders of trials that broke a promise stay.
    let keepsBroken: Bool
    /// What clients are told instead of the settle window that holds.
    let settleWindow: Duration?
    /// The one trial that is to be repeated.
    let only: TrialPlan?
    let recoveries: [Recovery]
    let places: [Place]

    /// An undisturbed run.
    private struct Undisturbed {
        var points: Int
        var duration: Duration
    }

    /// Carries all of them out, and tells whether every promise was kept.
    func run() async throws -> Bool {
        var undisturbed: [Place: Undisturbed] = [:]
        for place in places {
            undisturbed[place] = try await count(place)
        }
        let schedule = TrialSchedule(
            total: trials,
            points: undisturbed.mapValues(\.points),
            recoveries: recoveries,
            seed: seed
        )
        let plans = only.map { [$0] } ?? schedule.plans
        let report = try await carryOut(plans, whole: undisturbed.mapValues(\.duration))
        say(report.summary)
        return report.broken.isEmpty
    }

    private func count(_ place: Place) async throws -> Undisturbed {
        let plan = TrialPlan(place: place, point: nil, recovery: .teardown, seed: seed)
        let site = try await TrialSite(plan, on: ground, script: TrialCloud.calm)
        let end = try await site.run(dying: nil)
        guard end.status == 0 else {
            throw CrashTrialsFailure("an undisturbed run fails: \(end.errors)")
        }
        let log = FileManager.default.contents(atPath: site.pointLog) ?? Data()
        let points = log.count { $0 == UInt8(ascii: "\n") }
        try await site.clear()
        say("\(place.rawValue): \(points) points, \(TrialReport.seconds(end.duration))")
        return Undisturbed(points: points, duration: end.duration)
    }

    private func carryOut(
        _ plans: [TrialPlan],
        whole: [Place: Duration]
    ) async throws -> TrialReport {
        try await withThrowingTaskGroup(of: TrialOutcome.self) { group in
            var report = TrialReport()
            for (index, plan) in plans.enumerated() {
                if index >= width, let outcome = try await group.next() { note(outcome, &report) }
                group.addTask { try await trial(plan, whole: whole[plan.place] ?? .seconds(3)) }
            }
            for try await outcome in group { note(outcome, &report) }
            return report
        }
    }

    private func trial(_ plan: TrialPlan, whole: Duration) async throws -> TrialOutcome {
        var script = plan.script
        script.settleWindow = settleWindow ?? script.settleWindow
        let site = try await TrialSite(plan, on: ground, script: script)
        var trial = Trial(site, whole: whole)
        let outcome = try await trial.carryOut()
        if keepsBroken, !outcome.broken.isEmpty {
            say("kept \(site.folder)")
        } else {
            try await site.clear()
        }
        return outcome
    }

    private func note(_ outcome: TrialOutcome, _ report: inout TrialReport) {
        report.add(outcome)
        if let failure = outcome.failureAfterResume {
            say("failed after resume, --only \(outcome.plan): \(failure)")
        }
        for problem in outcome.broken { say("BROKEN --only \(outcome.plan): \(problem)") }
        if report.trials.isMultiple(of: 100) { say(report.summary) }
    }
}

/// Why there can be no trials.
struct CrashTrialsFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
