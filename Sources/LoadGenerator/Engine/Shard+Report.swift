extension Shard {
    /// Sums up how the run went.
    func report() -> LoadReport {
        var report = LoadReport(ending: ending, origin: origin, planned: bindings.count)
        report.sent = health.sent
        report.answered = health.answered
        report.mostConnections = pool.mostOpen
        report.latenessP50 = health.lateness(atPercentile: 50)
        report.latenessP99 = health.lateness(atPercentile: 99)
        report.lateLaunches = health.lateBy1ms
        report.launchSkew = health.launchSkew
        report.hurriedHandovers = tray.hurries
        report.lateBy100us = health.lateBy100us
        report.retransmitting = health.retransmitting
        report.placement = health.placement
        // Where no answer came, nobody can say who would have stamped it.
        guard health.kernelArrivals + health.missingArrivals > 0 else { return report }
        report.stamps = StampReport(
            source: health.kernelArrivals > 0 ? .kernel : .user,
            missingArrivals: health.missingArrivals,
            missingDepartures: health.missingDepartures,
            stampsDepartures: stampsDepartures,
            clockSteps: clock.steps
        )
        return report
    }
}
