import FoundationEssentials
import Testing

@testable import Pipeline

@Suite struct `The time of an event` {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        // Foundation's own format cuts off what a date holds in binary: it says .998.
        (999, "1970-01-01T00:00:00.999Z"), (951_782_400_060, "2000-02-29T00:00:00.060Z"),
        (1_772_366_400_250, "2026-03-01T12:00:00.250Z"),
        (1_767_225_599_999, "2025-12-31T23:59:59.999Z"),
    ])
    func `is written to the millisecond, and read back`(milliseconds: Int, text: String) throws {
        #expect(EventTime(milliseconds: milliseconds).text == text)
        #expect(try Date.ISO8601FormatStyle.runEvent.parse(text).milliseconds == milliseconds)
    }
}
