import LoadGenerator
import Results
import Statistics
import Values

/// How punctually this machine wakes somebody who waits.
enum TimerLateness {
    /// Waits a few times for a millisecond and looks at the clock.
    static func measure(
        on clock: any Clock<Duration>,
        times: Int = 30
    ) async throws -> ResultProvenance.Timer {
        var late: [Int] = []
        for _ in 0..<times {
            let due = MonotonicClock.now() + 1_000_000
            try await clock.sleep(for: .milliseconds(1))
            late.append(max(0, MonotonicClock.now() - due))
        }
        return ResultProvenance.Timer(
            resolutionNs: ContinuousClock().minimumResolution.nanoseconds,
            latenessP50Ns: SortedSample(late)?.quantile(.p50),
            latenessMaxNs: late.max()
        )
    }
}
