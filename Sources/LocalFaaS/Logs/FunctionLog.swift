import Synchronization

/// What the instances of one function wrote; filled by the watcher's thread, read by the server's.
final class FunctionLog: Sendable {
    private let lines = Mutex(LogLines())

    /// Adds what an instance wrote.
    func append(_ bytes: ArraySlice<UInt8>, from instance: InstanceNumber) {
        lines.withLock { $0.append(bytes, from: instance) }
    }

    /// Ends an instance's last line.
    func close(_ instance: InstanceNumber) { lines.withLock { $0.close(instance) } }

    /// Adds a line of the host's own.
    func note(_ text: String, about instance: InstanceNumber) {
        lines.withLock { $0.note(text, about: instance) }
    }

    /// The last lines, oldest first, of one instance or of all.
    func tail(_ count: Int, of instance: InstanceNumber? = nil) -> [String] {
        lines.withLock { $0.tail(min(count, LogLines.lineLimit), of: instance) }
    }
}
