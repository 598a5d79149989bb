import Statistics

extension ResultSummary {
    /// Makes the results of a set of functions: one for each burst size, also for one without
    /// samples.
    ///
    /// - Parameters:
    ///   - ledger: All samples of the instance, counted.
    ///   - identity: What was measured.
    ///   - bursts: The burst sizes that were planned.
    ///   - goal: How many samples were asked for at each size; fewer make a result suspect.
    ///   - seed: What the plan of requests was drawn from.
    ///   - interruptions: How often the experiment was cut short and gone on with.
    ///   - provenance: The circumstances, where they are known.
    /// - Returns: The results, smallest burst first.
    package static func results(
        in ledger: SampleLedger,
        identity: ResultIdentity,
        bursts: [Int],
        goal: SampleGoal,
        seed: UInt64,
        interruptions: Int = 0,
        provenance: ResultProvenance? = nil
    ) -> [ResultSummary] {
        Set(bursts).union(ledger.bursts(of: identity)).sorted().map { burst in
            var summary = ResultSummary(
                ledger.selection(of: identity, burst: burst),
                identity,
                burst: burst,
                goal: goal,
                seed: seed
            )
            summary.interruptions = interruptions
            summary.doubt(provenance)
            if goal == .reclaimTime { summary.judge(ledger.finding(about: identity)) }
            return summary
        }
    }

    /// Adds the circumstances, and what they give to doubt.
    private mutating func doubt(_ provenance: ResultProvenance?) {
        self.provenance = provenance
        let doubts = (provenance?.doubts ?? []) + [lateness].compactMap(\.self)
        guard !doubts.isEmpty else { return }
        verdict = (isValid ? "suspect: " : "\(verdict); ") + doubts.joined(separator: "; ")
    }

    /// Said when half of the requests left so late that the load was not the one that was planned:
    /// by a twentieth of the median latency, and at least by a millisecond.
    private var lateness: String? {
        guard let late = latenessP50, let p50, late > Swift.max(1_000_000, p50 / 20) else {
            return nil
        }
        return "half of the requests left \(LatencyText(nanoseconds: late)) late or more"
    }

    /// Under a search the finding is what counts: warm and cold answers are both meant to be.
    private mutating func judge(_ finding: KeepAliveFinding) {
        keepAlive = finding
        verdict = finding.shortfall.map { "suspect: \($0)" } ?? "valid"
    }

    private init(
        _ selection: SampleSelection,
        _ identity: ResultIdentity,
        burst: Int,
        goal: SampleGoal,
        seed: UInt64
    ) {
        let latency = LatencySummary(of: selection.latencies)
        self.identity = identity
        self.burst = burst
        n = selection.pure
        errors = selection.failed
        impure = selection.impureShare
        min = latency?.minimum
        p25 = latency?.p25.supported
        p50 = latency?.p50.value
        p50Interval = latency?.p50.interval
        p75 = latency?.p75.supported
        p90 = latency?.p90.supported
        p95 = latency?.p95.supported
        p99 = latency?.p99.supported
        max = latency?.maximum
        mean = latency.map { Int($0.mean.rounded()) }
        deviation = latency?.standardDeviation.map { Int($0.rounded()) }
        responseP50 = SortedSample(selection.responseLatencies)?.quantile(.p50)
        transfers = TransferSummary.each(of: selection.transfers)
        repeats = selection.repeats
        self.seed = seed
        interruptions = 0
        let late = LatencySummary(of: selection.lateness)
        latenessP50 = late?.p50.value
        latenessP99 = late?.p99.supported
        queued = selection.queued
        if let latency, let tail = latency.p99.supported, latency.p50.value > 0 {
            tailToMedian = Double(tail) / Double(latency.p50.value)
        }
        verdict = ResultVerdict(selection: selection, mode: identity.mode, goal: goal).text
    }
}

extension QuantileEstimate {
    /// The quantile where the sample is large enough for it.
    var supported: Int? { isSupported ? value : nil }
}
