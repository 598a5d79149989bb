import Testing

@testable import LoadGenerator

@Suite struct `What it took lately` {
    @Test func `is nothing at first, then what is known`() {
        var lately = MedianLately()
        #expect(lately.value == nil)
        lately.note(40_000)
        #expect(lately.value == 40_000)
        lately.note(3_000)
        #expect(lately.value == 3_000)
        lately.note(5_000)
        #expect(lately.value == 5_000)
    }

    @Test func `is not moved by a slow first one, nor by one that was interrupted`() {
        var lately = MedianLately()
        for value in [50_000, 3_000, 3_100, 900_000, 2_900] { lately.note(value) }
        #expect(lately.value == 3_100)
    }

    @Test func `follows what has changed, in either direction`() {
        var lately = MedianLately()
        for value in [3_000, 9_000, 2_000] {
            for _ in 0...MedianLately.span / 2 { lately.note(value) }
            #expect(lately.value == value)
        }
    }
}
