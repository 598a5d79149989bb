package import Foundation
import Statistics

/// The files that STeLLAR writes for one experiment, to the byte.
package struct StellarTables: Sendable {
    private let rows: [StellarRow]
    private let zone: TimeZone

    /// Prepares files.
    ///
    /// - Parameters:
    ///   - rows: The requests, in their order.
    ///   - zone: The time zone of the client.
    package init(_ rows: [StellarRow], in zone: TimeZone) {
        self.rows = rows
        self.zone = zone
    }

    /// `latencies.csv`: whole seconds, whole milliseconds.
    package var latencies: String {
        let lines = rows.map { row in
            [
                CSVLine.cell(row.request), CSVLine.cell(row.host), time(row.sent),
                time(row.received), "\(row.milliseconds)", "\(row.burst)",
            ]
            .joined(separator: ",")
        }
        return Self.text(
            ["Request ID,Host,Sent At,Received At,Client Latency (ms),Burst ID"] + lines
        )
    }

    /// `statistics.csv`: only its heading when there is no row, as nothing has no mean.
    package var statistics: String {
        let heading = "Count,Mean,Standard Deviation,Min,25%ile,50%ile,75%ile,95%ile,Max"
        guard let summary = StellarStatistics(rows) else { return Self.text([heading]) }
        let cells = [
            summary.mean, summary.deviation, summary.minimum, summary.p25, summary.median,
            summary.p75, summary.p95, summary.maximum,
        ]
        return Self.text([heading, "\(summary.count)," + cells.joined(separator: ",")])
    }

    /// `data-transfers.csv`, for chains of so many functions.
    package func transfers(functions: Int) -> String {
        let columns = (0..<functions).map { ",Function \($0) Timestamp" }
        let lines = rows.filter { $0.timestamps.count == functions }.map { row in
            let cells = [CSVLine.cell(row.request), CSVLine.cell(row.host), "\(row.burst)"]
            return (cells + row.timestamps.map(String.init)).joined(separator: ",")
        }
        return Self.text(["Request ID,Host,Burst ID" + columns.joined()] + lines)
    }

    /// RFC 3339 in the time zone of the client, seconds cut.
    private func time(_ nanoseconds: Int) -> String {
        let seconds = Int((Double(nanoseconds) / 1e9).rounded(.down))
        return Date(timeIntervalSince1970: Double(seconds))
            .formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone))
    }

    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
