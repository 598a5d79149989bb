import Foundation
import Pipeline
import Values

/// Since when something must have been used to stay.
struct PruneLimit {
    /// The clock of files may be a little behind the time of day.
    private static let tolerance = 1.0

    let time: Date
    /// The run without which more could go; `nil` where the wanted age alone decides.
    let holder: RunID?

    /// What an unfinished run has used since it began stays, however long that is ago.
    init(now: Double, age: Duration, unfinished: [RunRecord]) {
        let wanted = now - Double(age.nanoseconds) / 1e9
        let oldest = unfinished.min { $0.startedAt < $1.startedAt }
        let held = oldest.map(\.startedAt) ?? .infinity
        time = Date(timeIntervalSince1970: min(wanted, held) - Self.tolerance)
        holder = held < wanted ? oldest?.id : nil
    }
}
