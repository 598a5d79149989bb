import Testing
import Values

@Suite struct `Durations as text` {
    @Test(arguments: [
        ("250ms", 250_000_000), ("10m", 600_000_000_000), ("1h30m", 5_400_000_000_000),
        ("0.5s", 500_000_000), ("0", 0), ("0s", 0), ("1d", 86_400_000_000_000),
        ("1us", 1000), ("7ns", 7), ("1s500ms", 1_500_000_000),
    ])
    func `are read to the nanosecond`(text: String, nanoseconds: Int) {
        #expect(Duration(text: text)?.nanoseconds == nanoseconds)
    }

    @Test(arguments: [
        "", "10", "s", "10 m", "m10", "30m1h", "1m1m", "-1s", "0.1ns", "1x", "1.s", "5m0", "1h 30m",
        "999999999999d",
    ])
    func `are refused when a unit is missing, unknown or out of order`(text: String) {
        #expect(Duration(text: text) == nil)
    }

    @Test(arguments: [0, 1, 1000, 1_500_000, 250_000_000, 5_400_000_000_000, 86_400_000_000_001])
    func `are written so that they read back`(nanoseconds: Int) {
        let duration = Duration.nanoseconds(nanoseconds)
        #expect(Duration(text: duration.text) == duration)
    }

    @Test func `make ranges only when the bounds are in order`() {
        #expect(DurationRange(text: "10s..5m") == DurationRange(.seconds(10), .seconds(300)))
        #expect(DurationRange(text: "10s..5m")?.text == "10s..5m")
        for text in ["5m..10s", "10s", "10s..", "..5m", "10s...5m", "10s..5m..6m"] {
            #expect(DurationRange(text: text) == nil, "\(text)")
        }
    }
}
