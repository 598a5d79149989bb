import Statistics

extension Shard {
    /// Sums up how the run went.
    func report() -> LoadReport {
        var report = LoadReport(ending: ending, origin: origin, planned: flights.count)
        let latenesses = SortedSample(
            flights.compactMap { $0.row.lateness(dialling: job.policy == .fresh) }
        )
        report.sent = flights.count { $0.row.sent > 0 }
        report.answered = flights.count { $0.row.phase == .finished }
        report.mostConnections = pool.mostOpen
        report.latenessP50 = latenesses?.quantile(.p50)
        report.latenessP99 = latenesses?.quantile(.p99)
        report.lateLaunches = latenesses?.values.count { $0 > 1_000_000 } ?? 0
        report.hurriedHandovers = hurriedHandovers
        return report
    }
}

extension LoadRow {
    /// How far its launch lay behind its instant; a fresh connection is launched by dialling.
    fileprivate func lateness(dialling: Bool) -> Int? {
        let launched = dialling ? dialled : sent
        return launched > 0 ? launched - intended : nil
    }
}
