import Pipeline
import Results
import Statistics
import Testing

@testable import Steps

@Suite struct `A number of samples` {
    @Test(arguments: [
        ("100", SampleCount.exactly(100)), ("until ±5%", .until(0.05)),
        ("until ±0.5%", .until(0.005)),
        ("until +-5%", .until(0.05)), ("until +/- 5 %", .until(0.05)), ("until ± 5%", .until(0.05)),
    ])
    func `is a number or a precision`(text: String, count: SampleCount) {
        #expect(SampleCount(text) == count)
        #expect(SampleCount(count.text) == count)
    }

    @Test(arguments: ["", "many", "until", "until 5%", "until ±5", "until ±x%", "±5%", "5.5"])
    func `is nothing else`(text: String) {
        #expect(SampleCount(text) == nil)
    }
}

@Suite struct `Watching precision` {
    private let rule = SequentialStopping(halfWidth: 0.05, least: 10, most: 40)

    private let one = ResultCell(burst: 1)
    private let five = ResultCell(burst: 5)

    @Test func `looks only when it is time`() {
        var watch = PrecisionWatch(rule, cells: [one])
        watch.note(one, count: 9) {
            Issue.record("nobody should look yet")
            return []
        }
        #expect(!watch.isOver)
        watch.note(one, count: 10) { Array(repeating: 7, count: 10) }
        #expect(watch.isOver(one) && watch.isOver)
    }

    @Test func `waits for every burst size`() {
        var watch = PrecisionWatch(rule, cells: [one, five, five])
        watch.note(one, count: 10) { Array(repeating: 7, count: 10) }
        #expect(watch.isOver(one) && !watch.isOver(five) && !watch.isOver)
        watch.note(five, count: 40) { (1...40).map { $0 * $0 } }
        #expect(watch.isOver)
    }
}

@Suite struct `A stop rule` {
    @Test func `promises what can be promised`() {
        #expect(StopRule(samples: .exactly(5)).goal == .count(5))
        #expect(StopRule(samples: .exactly(5), duration: .seconds(1)).goal == .open)
        #expect(StopRule(duration: .seconds(1)).goal == .open)
        let precise = SequentialStopping(halfWidth: 0.05, least: 30, most: 1000)
        #expect(StopRule(samples: .until(0.05)).goal == .precision(precise))
        #expect(StopRule(samples: .until(0.05)).most == 1000)
    }
}
