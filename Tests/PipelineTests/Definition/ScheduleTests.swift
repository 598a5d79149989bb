import Testing

@testable import Pipeline

@Suite struct `A schedule` {
    @Test(arguments: [
        "17 23 * * 0", "*/15 * * * *", "0 0 29 2 *", "0 9-17/2 * * mon-fri", "0 0 1,15 jan,jul *",
        "5/20 * * * *", "0 0 30 2 1", "0 0 * * 7",
    ])
    func `that comes is one`(cron: String) {
        #expect(PlannedText(pipeline("cron: '\(cron)'")).messages == [])
    }

    @Test(arguments: [
        ("* * * *", DiagnosticCode.invalidCron), ("60 * * * *", .invalidCron),
        ("* 24 * * *", .invalidCron), ("* * 0 * *", .invalidCron), ("* * * 13 *", .invalidCron),
        ("* * * * 8", .invalidCron), ("* * * * fry", .invalidCron), ("5-1 * * * *", .invalidCron),
        ("*/0 * * * *", .invalidCron), (", * * * *", .invalidCron), ("@daily", .invalidCron),
        ("-1 * * * *", .invalidCron), ("1- * * * *", .invalidCron), ("0 0 30 2 *", .neverFires),
        ("0 0 31 2,4,6,9,11 *", .neverFires), ("0 0 30 feb */2", .neverFires),
    ])
    func `that is none or never comes is refused`(cron: String, code: DiagnosticCode) {
        #expect(PlannedText(pipeline("cron: '\(cron)'")).codes == [code])
    }

    @Test(arguments: [
        ("timezone: Europe/Berlin", []), ("timezone: America/Argentina/Ushuaia", []),
        ("timezone: UTC", []), ("timezone: CET", [DiagnosticCode.invalidTimeZone]),
        ("timezone: ../etc", [.invalidTimeZone]), ("missed: skip", []),
        ("missed: run within 6h", []), ("missed: run within 6", [.unknownWord]),
        ("overlap: queue", []), ("overlap: both", [.unknownWord]), ("retry: 1", [.unknownKey]),
    ])
    func `says what to do about the rest`(key: String, codes: [DiagnosticCode]) {
        #expect(PlannedText(pipeline("cron: '0 0 * * *', \(key)")).codes == codes)
    }

    @Test func `Sunday is 0 and 7`() throws {
        #expect(try CronExpression("0 0 * * 5-7").weekdays == [5, 6, 0])
        #expect(try CronExpression("0 0 * * sun").weekdays == [0])
        #expect(try CronExpression("10-30/10 0 * * *").minutes == [10, 20, 30])
    }

    @Test(arguments: ["Mon 12:00", "Sun 23:59", "Thu 00:00"])
    func `a time of the week is read back`(text: String) {
        #expect(WeekTime(text)?.description == text)
    }

    @Test(arguments: ["mon 12:00", "Mon 24:00", "Mon 1:00", "Mon  12:00", "12:00", "Mon 12:00:00"])
    func `a time of the week is nothing else`(text: String) {
        #expect(WeekTime(text) == nil)
    }

    private func pipeline(_ schedule: String) -> String {
        "pipeline: p\nschedule: { \(schedule) }\nsteps: { a: { uses: provision } }"
    }
}
