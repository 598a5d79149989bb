/// When a pipeline should be run, for whoever runs it; this program is no daemon.
package struct ScheduleDefinition: Sendable, Hashable {
    /// What to do about a time that was missed.
    package enum Missed: Sendable, Hashable {
        case skip
        case run(within: Duration)
    }

    /// What to do when the run before is still going on.
    package enum Overlap: String, Sendable, Hashable, CaseIterable {
        case skip
        case queue
    }

    package let cron: CronExpression
    /// The name of the time zone in the IANA database.
    package let timeZone: String
    package let missed: Missed
    package let overlap: Overlap
}
