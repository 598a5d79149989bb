import LoadGenerator

/// One ad-hoc load: measures this machine, sends, keeps count, writes rows.
struct LoadSession {
    let generator: LoadGenerator
    let plan: LoadPlan
    let isCalibrated: Bool
    /// Where progress is shown; nothing is shown where nobody watches.
    let console: any TextOutput
    /// Where rows go; `nil` for nowhere.
    let rowPath: String?

    /// What a load came to.
    struct Outcome {
        var calibration: Calibration?
        var report: LoadReport
        var totals: LoadTotals
    }

    /// Sends everything; when the task is cancelled, what has been sent so far is the outcome.
    func run() async throws -> Outcome {
        var file = try RowSink(path: rowPath)
        let calibration = isCalibrated ? try await calibrate() : nil
        var line = LoadLine(console: console, planned: plan.requests.count)
        var totals = LoadTotals()
        let report = try await generator.run(plan) { answers in
            totals.add(answers)
            try file.append(answers)
            line.show(totals, at: MonotonicClock.now())
            return .proceed
        }
        try file.finish()
        line.clear()
        return Outcome(calibration: calibration, report: report, totals: totals)
    }

    private func calibrate() async throws -> Calibration {
        if console.isTerminal { console.write("measuring this machine for 2 s\r") }
        return try await generator.calibrate()
    }
}
