import Synchronization
import Testing

@testable import Providers

/// Counts from one.
private final class Count: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}

@Suite struct `A package that many functions share` {
    @Test func `is sent once, and again only when that failed`() async throws {
        struct Lost: Error {}
        let uploads = PackageUploads()
        let sent = Count()
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        try await uploads.once("k") {
                            let isFirst = sent.next() == 1
                            try await Task.sleep(for: .milliseconds(1))
                            if isFirst { throw Lost() }
                        }
                        return true
                    } catch {
                        return false
                    }
                }
            }
            let outcomes = await group.reduce(into: []) { $0.append($1) }
            #expect(outcomes.count { !$0 } == 1)
        }
        #expect(sent.next() == 3)
    }
}
