import Testing
import Values

@testable import Steps

@Suite struct `Searching for the reclaim time` {
    /// Tries what is asked for at a provider that reclaims after a time, and tells what was tried.
    private func search(
        _ range: DurationRange,
        reclaims: (Duration) -> (stayed: Int, reclaimed: Int)
    ) -> [Duration] {
        var search = KeepAliveSearch(in: range)
        var tried: [Duration] = []
        while let idle = search.next {
            tried.append(idle)
            let (stayed, reclaimed) = reclaims(idle)
            search.note(stayed: stayed, reclaimed: reclaimed)
        }
        return tried
    }

    @Test(arguments: [0.25, 1.0, 2.0, 3.9])
    func `encloses it within a twentieth, in few steps`(limit: Double) {
        let tried = search(DurationRange(.milliseconds(200), .seconds(8))) { idle in
            idle > .seconds(limit) ? (0, 3) : (3, 0)
        }
        let longest = tried.filter { $0 <= .seconds(limit) }.max() ?? .zero
        let shortest = tried.filter { $0 > .seconds(limit) }.min() ?? .zero
        #expect(shortest / longest <= 1.05)
        #expect(tried.count <= 9)
    }

    @Test func `ends at once where the shortest idle time is too long already`() {
        #expect(search(DurationRange(.seconds(1), .seconds(8))) { _ in (0, 3) } == [.seconds(1)])
    }

    @Test func `ends at the longest where nothing is ever reclaimed`() {
        let tried = search(DurationRange(.seconds(1), .seconds(8))) { _ in (3, 0) }
        #expect(tried == [.seconds(1), .seconds(8)])
    }

    @Test func `follows the majority where instances disagree`() {
        let tried = search(DurationRange(.seconds(1), .seconds(8))) { idle in
            idle < .seconds(3) ? (3, 0) : idle < .seconds(4) ? (2, 1) : (0, 3)
        }
        let last = tried.last ?? .zero
        #expect(last > .seconds(3.7) && last < .seconds(4.3))
    }

    @Test func `takes no more than its steps`() {
        let tried = search(DurationRange(.nanoseconds(1), .seconds(86_400))) { idle in
            idle > .seconds(1) ? (0, 1) : (1, 0)
        }
        #expect(tried.count == KeepAliveSearch.mostSteps || tried.count < 20)
        #expect(tried.count > 5)
    }
}
