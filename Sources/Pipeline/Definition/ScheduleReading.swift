import Values

extension MappingReader {
    /// Reads what stands under `schedule:`.
    mutating func schedule() -> ScheduleDefinition? {
        let cron = required(
            "cron",
            .cron,
            "When to run: minute, hour, day, month and day of the week.",
            example: "17 23 * * 0"
        )
        let timeZone = value(
            "timezone",
            .timeZone,
            default: "UTC",
            "The time zone that `cron` is in, by its name in the IANA database."
        )
        let missed = value(
            "missed",
            .missed,
            default: .skip,
            "What to do about a time that was missed: `skip`, or `run within 6h`."
        )
        let overlap = value(
            "overlap",
            .enumeration(ScheduleDefinition.Overlap.self, name: "way with overlaps"),
            default: .skip,
            "What to do when the run before is still going on."
        )
        return cron.map {
            ScheduleDefinition(cron: $0, timeZone: timeZone, missed: missed, overlap: overlap)
        }
    }
}

extension KeyType where Parsed == CronExpression? {
    fileprivate static var cron: KeyType {
        KeyType(.text, placeholder: nil, name: "a cron expression") { value throws(KeyProblem) in
            try CronExpression(value.text ?? "")
        }
    }
}

extension KeyType where Parsed == String {
    // Only the form is checked: which zones there are is for the machine that keeps the schedule.
    fileprivate static var timeZone: KeyType {
        KeyType(.text, placeholder: "UTC", name: "a time zone") { value throws(KeyProblem) in
            let parts = (value.text ?? "").split(separator: "/", omittingEmptySubsequences: false)
            let isPlain = parts.allSatisfy { part in
                part.first?.isLetter == true
                    && part.allSatisfy {
                        $0.isASCII && ($0.isLetter || $0.isNumber || "_+-".contains($0))
                    }
            }
            guard value == .text("UTC") || isPlain && (2...3).contains(parts.count) else {
                let help = "write 'UTC', or an area and a city, such as 'Europe/Berlin'"
                throw KeyProblem(
                    .invalidTimeZone,
                    "must be a time zone, not \(value.shown)",
                    help: help
                )
            }
            return value.text ?? ""
        }
    }
}

extension KeyType where Parsed == ScheduleDefinition.Missed {
    fileprivate static var missed: KeyType {
        KeyType(
            .text,
            placeholder: .skip,
            name: "'skip' or 'run within' a duration",
            text: { "\($0)" },
            parse: { value throws(KeyProblem) in
                let text = value.text ?? ""
                if text == "skip" { return .skip }
                guard text.hasPrefix("run within "), let limit = Duration(text: text.dropFirst(11))
                else {
                    throw KeyProblem(
                        .unknownWord,
                        "must be 'skip' or 'run within' a duration such as 6h, not \(value.shown)"
                    )
                }
                return .run(within: limit)
            }
        )
    }
}

extension KeyType where Parsed == WeekTime? {
    static var weekTime: KeyType {
        KeyType(.text, placeholder: nil, name: "a time of the week") { value throws(KeyProblem) in
            guard let time = WeekTime(value.text ?? "") else {
                throw KeyProblem(
                    .invalidWeekTime,
                    "must be a time of the week in UTC such as 'Mon 12:00', not \(value.shown)"
                )
            }
            return time
        }
    }
}
