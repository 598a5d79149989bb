import Testing

@testable import StellarImport

@Suite struct `A duration of Go` {
    @Test(arguments: [
        ("0", 0), ("0ms", 0), ("1s", 1_000_000_000), ("1.5ms", 1_500_000), ("-2us", -2000),
        ("1h30m", 5_400_000_000_000), ("+.5s", 500_000_000), ("1.s", 1_000_000_000), ("3µs", 3000),
    ])
    func `is read`(text: String, nanoseconds: Int) {
        #expect(GoDuration(text)?.nanoseconds == nanoseconds)
    }

    @Test(arguments: [
        "", "10", "1", "s", ".s", "1 s", "1d", "1s2", "--1s", "1e3s", "300000h0m9999999999h",
    ])
    func `is nothing else`(text: String) { #expect(GoDuration(text) == nil) }
}
