import Statistics

extension ResultSummary {
    /// Makes the results of one instance: one for each burst size, also for one without samples.
    ///
    /// - Parameters:
    ///   - samples: All samples of the instance, warm-up and failures included.
    ///   - identity: What was measured.
    ///   - bursts: The burst sizes that were planned.
    ///   - goal: How many samples were asked for at each size; fewer make a result suspect.
    ///   - seed: What the plan of requests was drawn from.
    ///   - interruptions: How often the experiment was cut short and gone on with.
    /// - Returns: The results, smallest burst first.
    package static func results(
        of samples: [Sample],
        identity: ResultIdentity,
        bursts: [Int],
        goal: SampleGoal,
        seed: UInt64,
        interruptions: Int = 0
    ) -> [ResultSummary] {
        let sent = samples.lazy.filter(\.phase.isCounted).map(\.size)
        return Set(bursts).union(sent).sorted().map { burst in
            let selection = SampleSelection(samples, mode: identity.mode, burst: burst)
            var summary = ResultSummary(
                selection,
                identity,
                burst: burst,
                goal: goal,
                seed: seed
            )
            summary.interruptions = interruptions
            return summary
        }
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
        n = selection.pure.count
        errors = selection.failed.count
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
        transfers = TransferSummary.each(of: selection.pure)
        repeats = selection.repeats
        self.seed = seed
        interruptions = 0
        verdict = ResultVerdict(selection: selection, mode: identity.mode, goal: goal).text
    }
}

extension QuantileEstimate {
    /// The quantile where the sample is large enough for it.
    var supported: Int? { isSupported ? value : nil }
}
