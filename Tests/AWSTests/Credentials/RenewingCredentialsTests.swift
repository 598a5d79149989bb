import FaaS
import Synchronization
import Testing
import Values

@testable import Providers

@Suite struct `Credentials that end` {
    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }

    private let time = TestTime()
    private let counter = Counter()

    private func source(life: Double?, fails: Bool = false) -> RenewingCredentials {
        let now = { @Sendable [time] in time.now }
        return RenewingCredentials(now: now) { [time, counter] in
            let number = counter.next()
            if fails, number > 1 { throw ProviderFailure(code: .unavailable, message: "away") }
            await Task.yield()
            return AWSCredentials(
                accessKey: "\(number)",
                secretKey: "s",
                expires: life.map { time.now + $0 }
            )
        }
    }

    @Test func `fifty who want them fetch them once`() async throws {
        let source = source(life: nil)
        let keys = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 {
                group.addTask { try await source.credentials(replacing: nil).accessKey }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(keys == ["1"])
    }

    @Test func `they are fetched again before they end`() async throws {
        let source = source(life: 3600)
        _ = try await source.credentials(replacing: nil)
        time.pass(3200)
        #expect(try await source.credentials(replacing: nil).accessKey == "1")
        time.pass(200)
        #expect(try await source.credentials(replacing: nil).accessKey == "2")
    }

    @Test func `what AWS refused is replaced, once for all who were refused`() async throws {
        let source = source(life: 3600)
        let first = try await source.credentials(replacing: nil)
        #expect(try await source.credentials(replacing: first).accessKey == "2")
        #expect(try await source.credentials(replacing: first).accessKey == "2")
    }

    @Test func `while others cannot be had the old ones serve until they end`() async throws {
        let source = source(life: 3600, fails: true)
        _ = try await source.credentials(replacing: nil)
        time.pass(3400)
        #expect(try await source.credentials(replacing: nil).accessKey == "1")
        time.pass(300)
        await #expect(throws: ProviderFailure.self) {
            try await source.credentials(replacing: nil)
        }
    }
}
