/// What somebody types after a process has died.
struct TrialRecovery {
    let site: TrialSite
    /// Whether the journal got as far as to know the run.
    let knowsRun: Bool
    /// How long an undisturbed run takes.
    let whole: Duration

    /// Types it once.
    func attempt(dying death: Death? = nil) async throws -> ProgramRun.End {
        try await site.command(arguments, dying: death, whole: whole)
    }

    /// Whether nothing more is to be done.
    func isDone(_ end: ProgramRun.End) -> Bool {
        switch site.plan.recovery {
        case .resume where !knowsRun: true
        // A run may fail, for lack of attempts, but not leak.
        case .resume: end.status == 0 || end.status == 1
        case .teardown, .sweep: end.status == 0
        }
    }

    private var arguments: [String] {
        switch site.plan.recovery {
        case .resume: ["resume", TrialSite.run]
        case .teardown: ["teardown", TrialSite.run, "--json"]
        case .sweep: ["sweep", "--provider", site.plan.place.provider]
        }
    }
}
