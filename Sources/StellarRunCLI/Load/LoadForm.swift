import LoadGenerator
import Statistics

/// What a load came to, for programs: one object on one line, durations in nanoseconds.
struct LoadForm: Encodable {
    private let schema = 1
    private let url: String
    private let planned: Int
    private let sent: Int
    private let answered: Int
    private let succeeded: Int
    private let failures: [String: Int]
    private let service: LatencySummary?
    private let response: LatencySummary?
    private let lateness: LatencySummary?
    private let doubts: [String]
    private let report: LoadReport
    private let calibration: Calibration?

    init(_ outcome: LoadSession.Outcome, url: String) {
        self.url = url
        report = outcome.report
        calibration = outcome.calibration
        (planned, sent, answered) = (report.planned, report.sent, report.answered)
        succeeded = outcome.totals.succeeded
        failures = outcome.totals.failures
        service = LatencySummary(of: outcome.totals.service)
        response = LatencySummary(of: outcome.totals.response)
        lateness = LatencySummary(of: outcome.totals.lateness)
        doubts = LoadVerdict(outcome).doubts
    }

    var json: String { get throws { try JSONLine.text(self) } }
}
