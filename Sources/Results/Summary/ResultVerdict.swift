/// Decides whether a result may be believed, and says why not.
struct ResultVerdict {
    let selection: SampleSelection
    let mode: Mode
    /// How many samples were asked for.
    let goal: SampleGoal

    /// `valid`, or `suspect:` and the reasons.
    var text: String {
        let reasons = [missing, failing, impure].compactMap(\.self)
        return reasons.isEmpty ? "valid" : "suspect: " + reasons.joined(separator: "; ")
    }

    private var missing: String? { goal.shortfall(of: selection.latencies) }

    /// One failure in a hundred is what networks do; more says something about the function.
    private var failing: String? {
        let failed = selection.failed
        let all = failed + selection.pure + selection.impure
        return failed * 100 > all ? "\(failed) of \(all) requests failed" : nil
    }

    /// Impure samples never count, but many of them say that the experiment does not hold the
    /// function in the state it wants to measure.
    private var impure: String? {
        let impure = selection.impure
        let answers = impure + selection.pure
        return impure * 10 > answers ? "\(impure) of \(answers) answers not proven \(mode)" : nil
    }
}
