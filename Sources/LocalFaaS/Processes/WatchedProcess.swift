import Glibc
import Values

/// A process as its watcher knows it.
struct WatchedProcess: Sendable {
    /// Its id, and for a child also that of its group.
    var pid: pid_t
    /// A process descriptor; closed by the watcher.
    var descriptor: Int32
    /// Whether we started it, and so must collect it.
    var isChild: Bool
    /// Where its output comes from and goes to.
    var output: OutputPipe?
    /// The most memory its group may use.
    var memoryLimit: ByteCount?
    /// Whether what it started counts as well that left its group, as containers do.
    var isFamily = false
}
