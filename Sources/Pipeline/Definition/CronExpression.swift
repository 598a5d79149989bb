/// The minutes at which a pipeline should be run: five fields, as in a crontab.
package struct CronExpression: Sendable, Hashable, CustomStringConvertible {
    /// As it is written.
    package let description: String
    package let minutes: Set<Int>
    package let hours: Set<Int>
    package let days: Set<Int>
    package let months: Set<Int>
    /// From 0 for Sunday.
    package let weekdays: Set<Int>

    /// Reads minute, hour, day of the month, month and day of the week.
    package init(_ text: String) throws(KeyProblem) {
        let fields = text.split(separator: " ")
        guard fields.count == 5 else {
            throw KeyProblem(
                .invalidCron,
                "is no cron expression: it has \(fields.count) field\(fields.count == 1 ? "" : "s") instead of 5",
                help: "minute hour day month weekday: '17 23 * * 0' is Sundays at 23:17"
            )
        }
        description = fields.joined(separator: " ")
        minutes = try CronField.minute.values(of: fields[0])
        hours = try CronField.hour.values(of: fields[1])
        days = try CronField.day.values(of: fields[2])
        months = try CronField.month.values(of: fields[3])
        weekdays = Set(try CronField.weekday.values(of: fields[4]).map { $0 % 7 })
        guard fields[4].first == "*", !Self.areInCalendar(days, months) else { return }
        throw KeyProblem(.neverFires, "never comes: no such month has such a day")
    }

    // A restricted day of the week comes every week, whatever the day of the month: cron takes
    // either. Only without one can a schedule wait for a day that there is not.
    private static func areInCalendar(_ days: Set<Int>, _ months: Set<Int>) -> Bool {
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard let first = days.min() else { return false }
        return months.contains { first <= lengths[$0 - 1] }
    }
}
