/// The same deaths on the same clouds for three weaker strategies and for ours, as a table.
struct Comparison: Sendable {
    let ground: TrialGround
    let trials: Int
    let seed: UInt64
    let width: Int

    /// What a strategy came to.
    private struct Row {
        var title: String
        var trials = 0
        var leaky = 0
        var left = 0
        var slowest = Duration.zero

        mutating func add(_ outcome: TrialOutcome) {
            trials += 1
            leaky += outcome.leaks > 0 ? 1 : 0
            left += outcome.leaks
            slowest = max(slowest, outcome.recovery)
        }

        var text: String {
            "| \(title) | \(trials) | \(leaky) | \(left) | \(TrialReport.seconds(slowest)) |"
        }
    }

    /// Prints the table, and tells whether ours left nothing.
    func run() async throws -> Bool {
        say("| strategy | trials | trials that leaked | resources left | slowest recovery |")
        say("|---|---|---|---|---|")
        for strategy in WeakStrategy.allCases {
            let whole = try await site(0) {
                try await WeakTrial(strategy: strategy, site: $0).undisturbed()
            }
            let row = try await row(strategy.title) { site in
                try await WeakTrial(strategy: strategy, site: site).carryOut(whole: whole)
            }
            say(row.text)
        }
        let whole = try await site(0) { try await $0.run(dying: nil).duration }
        let ours = try await row("stellar-run: leases, and `teardown`") { site in
            var trial = Trial(site, whole: whole)
            return try await trial.carryOut()
        }
        say(ours.text)
        return ours.left == 0
    }

    private func row(
        _ title: String,
        _ body: @escaping @Sendable (TrialSite) async throws -> TrialOutcome
    ) async throws -> Row {
        try await withThrowingTaskGroup(of: TrialOutcome.self) { group in
            var row = Row(title: title)
            for number in 0..<trials {
                if number >= width, let outcome = try await group.next() { row.add(outcome) }
                group.addTask { try await site(number, body) }
            }
            for try await outcome in group { row.add(outcome) }
            return row
        }
    }

    /// The same number is the same cloud and the same share of a run for every strategy.
    private func site<Value: Sendable>(
        _ number: Int,
        _ body: @Sendable (TrialSite) async throws -> Value
    ) async throws -> Value {
        let plan = TrialPlan(
            place: .cloud,
            point: nil,
            recovery: .teardown,
            seed: seed &* 1_000_003 &+ UInt64(number)
        )
        let script = TrialCloud.slow(seed: plan.seed)
        let site = try await TrialSite(plan, on: ground, script: script)
        let value = try await body(site)
        try await site.clear()
        return value
    }
}
