import Testing
import Values

@Suite struct `A seeded generator` {
    /// The first outputs of Vigna's reference `splitmix64.c` for the seed 1234567.
    @Test func `agrees with the reference implementation`() {
        var generator = SeededGenerator(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        ]
        #expect((0..<3).map { _ in generator.next() } == expected)
    }

    @Test func `repeats itself for the same seed and text, and for no other`() {
        var first = SeededGenerator(seed: 1, for: "invoke[mode=cold]")
        var same = SeededGenerator(seed: 1, for: "invoke[mode=cold]")
        var other = SeededGenerator(seed: 1, for: "invoke[mode=warm]")
        let drawn = (0..<4).map { _ in first.next() }
        #expect(drawn == (0..<4).map { _ in same.next() })
        #expect(drawn != (0..<4).map { _ in other.next() })
    }

    @Test func `draws numbers between 0 and 1 whose mean is a half`() {
        var generator = SeededGenerator(seed: 7)
        let numbers = (0..<10_000).map { _ in generator.unit() }
        #expect(numbers.allSatisfy { (0..<1).contains($0) })
        #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.02)
    }
}
