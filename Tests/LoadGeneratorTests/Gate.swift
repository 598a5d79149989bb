import Foundation
import Synchronization

/// Lets nobody through before everybody has come.
final class Gate: Sendable {
    private let missing: Mutex<Int>
    private let open = DispatchSemaphore(value: 0)

    init(opensAt count: Int) { missing = Mutex(count) }

    /// Blocks until everybody has come, or gives up after a minute.
    func arrive() {
        let isLast = missing.withLock { missing in
            missing -= 1
            return missing == 0
        }
        if !isLast { _ = open.wait(timeout: .now() + 60) }
        open.signal()
    }
}
