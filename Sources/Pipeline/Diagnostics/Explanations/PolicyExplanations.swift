/// Mistakes in policies and schedules.
extension DiagnosticExplanation {
    static let deadlineTooShort = DiagnosticExplanation(
        """
        'timeout' is for one attempt, 'deadline' for all of them together: so many \
        attempts of that length cannot fit.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date:
                uses: run
                retry: { attempts: 3 }
                timeout: 10m
                deadline: 20m
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            steps:
              date:
                uses: run
                retry: { attempts: 3 }
                timeout: 10m
                deadline: 40m
                with: { program: date }
            """
    )

    static let invalidCron = DiagnosticExplanation(
        "A cron expression has five fields: minute, hour, day, month and day of the week.",
        wrong: """
            pipeline: nightly
            schedule: { cron: "23 * * 0" }
            steps:
              date: { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            schedule: { cron: "17 23 * * 0" }
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let neverFires = DiagnosticExplanation(
        "The fields are right one by one, but no day is like that.",
        wrong: """
            pipeline: nightly
            schedule: { cron: "0 0 30 2 *" }
            steps:
              date: { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            schedule: { cron: "0 0 28 2 *" }
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let invalidTimeZone = DiagnosticExplanation(
        """
        A time zone is UTC, or an area and a city as the IANA database writes them: an \
        offset does not know of summer time.
        """,
        wrong: """
            pipeline: nightly
            schedule: { cron: "17 23 * * 0", timezone: Berlin }
            steps:
              date: { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            schedule: { cron: "17 23 * * 0", timezone: Europe/Berlin }
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let invalidWeekTime = DiagnosticExplanation(
        "A time of the week is a day in three letters and a time in UTC.",
        wrong: """
            pipeline: nightly
            steps:
              date:
                uses: run
                not-before: "12:00"
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            steps:
              date:
                uses: run
                not-before: "Mon 12:00"
                with: { program: date }
            """
    )
}
