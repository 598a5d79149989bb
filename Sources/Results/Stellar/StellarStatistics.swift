import Foundation
import Statistics

/// The numbers of one experiment as STeLLAR writes them: of whole milliseconds, with two decimals.
struct StellarStatistics: Sendable, Hashable {
    let count: Int
    let mean: String
    /// `NaN` of a single request.
    let deviation: String
    let minimum: String
    let p25: String
    let median: String
    let p75: String
    let p95: String
    let p99: String
    let maximum: String

    /// Computes them; `nil` when there is no request.
    init?(_ rows: [StellarRow]) {
        guard let summary = LatencySummary(of: rows.map(\.milliseconds)) else { return nil }
        count = summary.count
        mean = Self.text(summary.mean)
        deviation = summary.standardDeviation.map(Self.text) ?? "NaN"
        minimum = Self.text(Double(summary.minimum))
        p25 = Self.text(Double(summary.p25.value))
        median = Self.text(Double(summary.p50.value))
        p75 = Self.text(Double(summary.p75.value))
        p95 = Self.text(Double(summary.p95.value))
        p99 = Self.text(Double(summary.p99.value))
        maximum = Self.text(Double(summary.maximum))
    }

    private static func text(_ number: Double) -> String { String(format: "%.2f", number) }
}
