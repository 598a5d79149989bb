import Glibc

/// The reading end of what an instance writes to standard output and standard error.
struct OutputPipe: Sendable {
    /// What came of reading.
    enum Progress: Sendable {
        case drained
        case ended
    }

    /// Does not block; closed with ``close()``.
    let descriptor: Int32
    private let sink: @Sendable (ArraySlice<UInt8>) -> Void

    /// Takes a descriptor over.
    init(descriptor: Int32, sink: @escaping @Sendable (ArraySlice<UInt8>) -> Void) {
        self.descriptor = descriptor
        self.sink = sink
    }

    /// Hands on what can be read now, at most a pipe full, so that nobody else waits for long.
    func forward() -> Progress {
        var bytes = [UInt8](repeating: 0, count: 16384)
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

    func close() { Glibc.close(descriptor) }
}
