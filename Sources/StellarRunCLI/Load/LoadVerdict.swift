import LoadGenerator
import Results
import Statistics

/// Whether the numbers of a load can be trusted, and if not why.
struct LoadVerdict {
    /// Reasons for doubt; none for a valid load.
    let doubts: [String]

    init(_ outcome: LoadSession.Outcome) {
        let (report, totals) = (outcome.report, outcome.totals)
        var doubts: [String] = []
        if report.sent < report.planned {
            doubts.append("\(report.planned - report.sent) planned requests were not sent")
        }
        if let median = SortedSample(totals.service)?.quantile(.p50),
            let lateness = SortedSample(totals.lateness)?.quantile(.p99)
        {
            // Of a burst, all but the first are late by how long sending takes.
            let bound = max(100_000, median / 100) + report.launchSkew
            if lateness > bound {
                doubts.append("p99 of the lateness is \(LatencyText(nanoseconds: lateness))")
            }
        }
        if let stamps = report.stamps, stamps.source == .user {
            doubts.append("instants are our own process's, not the kernel's")
        }
        if let stamps = report.stamps, stamps.clockSteps > 0 {
            doubts.append("the clock of the day was set meanwhile")
        }
        self.doubts = doubts
    }

    /// One line.
    var text: String {
        doubts.isEmpty ? "valid" : "suspect: " + doubts.joined(separator: "; ")
    }
}
