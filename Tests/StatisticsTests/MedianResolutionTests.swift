import Testing

@testable import Statistics

@Suite struct `The resolution of a median` {
    @Test func `does not exist where the median has no interval`() {
        #expect(MedianResolution(count: 5) == nil)
        #expect(MedianResolution(count: 0) == nil)
        #expect(MedianResolution(count: 6) != nil)
    }

    @Test func `halves with four times as many values`() throws {
        let few = try #require(MedianResolution(count: 25)).interquartileRanges
        let many = try #require(MedianResolution(count: 100)).interquartileRanges
        #expect(abs(few / many - 2) < 1e-9)
        #expect(abs(many - 0.368) < 0.001)
    }

    @Test func `is a ratio where the spread is one`() throws {
        let resolution = try #require(MedianResolution(count: 100))
        #expect(abs(resolution.ratio(spread: 1.4) - 1.132) < 0.001)
        #expect(resolution.ratio(spread: 1) == 1)
    }

    /// Normal values with medians that far apart differ significantly about four times in five.
    @Test func `is seen about four times out of five`() throws {
        let size = 101
        let resolution = try #require(MedianResolution(count: size))
        let difference = resolution.interquartileRanges * 1.34898
        let deviation = (Double.pi / 2 / Double(size)).squareRoot() * 2.0.squareRoot()
        var noise = Noise(state: 7)
        let seen = (0..<2000).filter { _ in
            let first = noise.median(of: size)
            return noise.median(of: size) + difference - first > 1.96 * deviation
        }
        #expect((1500...1750).contains(seen.count), "\(seen.count)")
    }
}

/// Normal values, always the same.
private struct Noise {
    var state: UInt64

    mutating func median(of count: Int) -> Double {
        (0..<count).map { _ in normal() }.sorted()[count / 2]
    }

    /// The sum of twelve uniform values, less six.
    private mutating func normal() -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + unit() }
    }

    private mutating func unit() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53)
    }
}
