package import Foundation
import Values

/// The record of one experiment in STeLLAR's database.
package struct StellarRecord: Sendable, Hashable {
    /// The JSON that is posted, to the byte.
    package let json: String

    /// Makes a record; `nil` when there is no request, because zeros would be taken for results.
    ///
    /// - Parameters:
    ///   - rows: The requests.
    ///   - setting: What was asked for.
    ///   - day: A moment of the client's day.
    ///   - zone: The time zone of the client.
    package init?(_ rows: [StellarRow], of setting: StellarSetting, on day: Date, in zone: TimeZone)
    {
        guard let numbers = StellarStatistics(rows) else { return nil }
        let date = day.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
        let texts: [(String, String)] = [
            ("experiment_type", setting.title), ("date", date), ("subtype", ""),
            ("min", numbers.minimum), ("max", numbers.maximum), ("median", numbers.median),
            ("tail_latency", numbers.p99), ("first_quartile", numbers.p25),
            ("third_quartile", numbers.p75), ("standard_deviation", numbers.deviation),
            ("payload_size", "\(setting.payload.bytes)"),
            ("burst_size", setting.bursts.map(String.init).joined(separator: ",")),
            ("IAT_type", setting.arrivalWord),
        ]
        let members = texts.map { "\"\($0)\":\(GoText.json($1))" }
        json =
            "{\(members.joined(separator: ",")),\"count\":\(numbers.count),"
            + "\"provider\":\(GoText.json(setting.providerWord))}"
    }
}
