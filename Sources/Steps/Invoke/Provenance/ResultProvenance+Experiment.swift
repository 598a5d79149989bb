import LoadGenerator
import Results
import Values

extension ResultProvenance {
    /// The circumstances of an experiment.
    init(
        configuration: [String: String],
        calibration: Calibration?,
        before: MachineState,
        after: MachineState,
        reports: [LoadReport]
    ) {
        var versions = ["stellar-run": ProgramVersion.current]
        versions["kernel"] = after.kernel
        self.init(
            configuration: configuration,
            versions: versions,
            client: after.client,
            timer: calibration.map { Timer($0) },
            load: after.load(since: before),
            schedule: Schedule(reports)
        )
    }
}

extension ResultProvenance.Timer {
    /// What a calibration found.
    init(_ calibration: Calibration) {
        self.init(
            resolutionNs: calibration.clockResolution,
            requests: calibration.requests,
            latenessP50Ns: calibration.lateness.p50,
            latenessP99Ns: calibration.lateness.p99,
            errorP50Ns: calibration.error?.p50,
            errorP99Ns: calibration.error?.p99
        )
    }
}

extension ResultProvenance.Schedule {
    /// Adds up how the parts of a load went; quantiles of parts cannot be added, and are not.
    init(_ reports: [LoadReport]) {
        self.init()
        for report in reports {
            planned += report.planned
            sent += report.sent
            lateBy1ms += report.lateLaunches
            launchSkewNs = max(launchSkewNs, report.launchSkew)
            retransmitting += report.retransmitting
            guard let said = report.stamps else { continue }
            missingStamps += said.missingArrivals + said.missingDepartures
            clockSteps += said.clockSteps
            // One part by our own clock makes the whole no better than that.
            stamps = stamps == StampReport.Source.user.rawValue ? stamps : said.source.rawValue
        }
    }
}
