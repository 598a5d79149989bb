import Glibc
import Synchronization

/// The reading end of what an instance writes to standard output and standard error.
///
/// Read by the watcher's thread as output comes, and by the server's thread when a failure is to
/// be explained with all that was written before it.
final class OutputPipe: Sendable {
    /// What came of reading.
    enum Progress: Sendable {
        case drained
        case ended
    }

    /// `nil` once it is closed.
    private let descriptor: Mutex<Int32?>
    private let sink: @Sendable (ArraySlice<UInt8>) -> Void

    /// Takes a descriptor over, which must not block.
    init(descriptor: Int32, sink: @escaping @Sendable (ArraySlice<UInt8>) -> Void) {
        self.descriptor = Mutex(descriptor)
        self.sink = sink
    }

    /// Hands on what can be read now, at most a pipe full, so that nobody else waits for long.
    @discardableResult func forward() -> Progress {
        descriptor.withLock { descriptor in
            guard let descriptor else { return .ended }
            return Self.forward(from: descriptor, to: sink)
        }
    }

    /// Calls `body` with the descriptor while nobody can close it, unless that has happened.
    func withDescriptor(_ body: (Int32) -> Void) {
        descriptor.withLock { descriptor in
            if let descriptor { body(descriptor) }
        }
    }

    func close() {
        descriptor.withLock { descriptor in
            if let open = descriptor { Glibc.close(open) }
            descriptor = nil
        }
    }

    private static func forward(
        from descriptor: Int32,
        to sink: (ArraySlice<UInt8>) -> Void
    ) -> Progress {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        for _ in 0..<4 {
            let count = unsafe read(descriptor, &bytes, bytes.count)
            if count == 0 { return .ended }
            guard count > 0 else {
                return errno == EAGAIN || errno == EINTR ? .drained : .ended
            }
            sink(bytes[..<count])
        }
        return .drained
    }
}
