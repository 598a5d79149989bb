import Synchronization

@testable import Providers

/// A time that passes only while somebody waits for it, and chance that is none.
final class TestTime: Sendable {
    private let seconds: Mutex<Double>
    private let waited = Mutex<[Duration]>([])

    /// 2026-01-02 03:04:05 UTC.
    static let start = 1_767_323_045.0

    init(_ start: Double = TestTime.start) { seconds = Mutex(start) }

    var now: Double { seconds.withLock { $0 } }
    var pauses: [Duration] { waited.withLock { $0 } }

    func pass(_ duration: Double) { seconds.withLock { $0 += duration } }

    /// The time as a client takes it; chance is always the same.
    func time(random: Double = 0.5) -> AWSTime {
        AWSTime(
            now: { self.now },
            sleep: { pause in
                try Task.checkCancellation()
                self.waited.withLock { $0.append(pause) }
                self.pass(pause / .seconds(1))
            },
            random: { random }
        )
    }
}
