import LoadGenerator
import Results
import Statistics

/// What a load came to, for a person.
struct LoadPage {
    let title: String
    let outcome: LoadSession.Outcome

    var text: String {
        [title + "\n", counts, latencies, percentiles, health, verdict]
            .filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private var totals: LoadTotals { outcome.totals }
    private var report: LoadReport { outcome.report }

    private var counts: String {
        var text = "\(report.planned) planned, \(report.sent) sent, \(report.answered) answered"
        let seconds = Double(totals.lastSent - min(totals.firstSent, totals.lastSent)) / 1e9
        if report.sent > 1, seconds > 0 {
            text += ", in \(SecondsText.text(seconds))"
            text += " (\(Self.fixed(Double(report.sent - 1) / seconds)) per second)"
        }
        text += "\n"
        for (reason, count) in totals.failures.sorted(by: {
            ($1.value, $0.key) < ($0.value, $1.key)
        }) {
            text += "  failed \(count): \(reason)\n"
        }
        return text
    }

    private var latencies: String {
        let rows = [
            ("service latency", "last packet out to first packet in", totals.service),
            ("response latency", "planned instant to first packet in", totals.response),
            ("connect", "by the kernel where it says so", totals.connects),
            ("TLS handshake", "", totals.handshakes),
        ]
        return rows.compactMap { name, meaning, values in
            SortedSample(values).map { Self.line(name, meaning, $0) }
        }.joined()
    }

    private static func line(_ name: String, _ meaning: String, _ sample: SortedSample) -> String {
        let levels: [(String, QuantileLevel)] = [
            ("p50", .p50), ("p90", .p90), ("p99", .p99), ("p99.9", QuantileLevel(perMille: 999)),
        ]
        var text = name + (meaning.isEmpty ? "" : " (\(meaning))") + "\n "
        for (label, level) in levels {
            let estimate = sample.estimate(level)
            // A quantile that so few values cannot support is not shown as if they could.
            guard let interval = estimate.interval else { continue }
            let value = LatencyText(nanoseconds: estimate.value)
            text += " \(label) \(value) \(LatencyText.interval(interval, around: estimate.value))"
        }
        let ends = (sample.values[0], sample.values[sample.values.count - 1])
        text +=
            "  min \(LatencyText(nanoseconds: ends.0)) max \(LatencyText(nanoseconds: ends.1))\n"
        return text
    }

    private var percentiles: String {
        guard let sample = SortedSample(totals.response) else { return "" }
        return PercentileTable(sample).text
    }

    private var health: String {
        var text = "lateness against the plan"
        if let sample = SortedSample(totals.lateness) {
            text += " p50 \(LatencyText(nanoseconds: sample.quantile(.p50)))"
            text += " p99 \(LatencyText(nanoseconds: sample.quantile(.p99)))"
        }
        text += ", \(report.lateLaunches) sent more than 1 ms late"
        if report.launchSkew > 0 {
            text += ", burst skew \(LatencyText(nanoseconds: report.launchSkew))"
        }
        text += "\nstamps: \(stamps)"
        text +=
            "\nconnections: \(report.mostConnections) at most, \(totals.reused) requests on used ones"
        if report.retransmitting > 0 { text += ", \(report.retransmitting) with retransmits" }
        if totals.resolveTime > 0 {
            text += "\nname resolved in \(LatencyText(nanoseconds: totals.resolveTime))"
        }
        if let calibration = outcome.calibration {
            text += "\ncalibration: \(Self.text(calibration))"
        }
        return text + "\n"
    }

    private var stamps: String {
        guard let stamps = report.stamps else { return "none" }
        guard stamps.source == .kernel else { return "user (the kernel gives none)" }
        var text = "kernel"
        if !stamps.stampsDepartures { text += " (arrivals; departures of one request in 16)" }
        let missing = stamps.missingArrivals + stamps.missingDepartures
        if missing > 0 { text += ", \(missing) missing" }
        if stamps.clockSteps > 0 { text += ", the clock was set \(stamps.clockSteps) times" }
        return text
    }

    private static func text(_ calibration: Calibration) -> String {
        guard let error = calibration.error else { return "no truth to compare with" }
        return "a latency is off by \(LatencyText(nanoseconds: error.p50)) (p50), "
            + "\(LatencyText(nanoseconds: error.p99)) (p99) on loopback"
    }

    private var verdict: String { LoadVerdict(outcome).text + "\n" }

    private static func fixed(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
