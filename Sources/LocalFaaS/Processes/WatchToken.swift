/// Names one watched process for the life of the server, unlike a process id.
struct WatchToken: Hashable, Sendable {
    /// Counts from 1.
    let number: UInt64

    init(number: UInt64) { self.number = number }

    /// The process that a key of the epoll set belongs to.
    init(key: UInt64) { number = key >> 1 }

    /// The key under which the process's end is reported.
    var endKey: UInt64 { number << 1 }

    /// The key under which the process's output is reported.
    var outputKey: UInt64 { endKey | 1 }
}
