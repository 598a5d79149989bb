import Synchronization

/// Bytes that a scripted web remembers.
final class Kept: Sendable {
    private let value = Mutex<[UInt8]>([])

    var bytes: [UInt8] {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
