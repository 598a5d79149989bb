import Glibc

/// The processes being watched; owns their descriptors.
struct WatchTable: Sendable {
    private var processes: [WatchToken: WatchedProcess] = [:]
    private var lastNumber: UInt64 = 0
    private var lastCheck = ContinuousClock.now

    /// Whether the watcher is to end.
    var isStopped = false

    subscript(token: WatchToken) -> WatchedProcess? { processes[token] }

    /// Whether anybody's memory must be watched.
    var hasLimits: Bool { processes.values.contains { $0.memoryLimit != nil } }

    mutating func insert(_ process: WatchedProcess) -> WatchToken {
        lastNumber += 1
        let token = WatchToken(number: lastNumber)
        processes[token] = process
        return token
    }

    mutating func remove(_ token: WatchToken) {
        closeOutput(of: token)
        guard let process = processes.removeValue(forKey: token) else { return }
        close(process.descriptor)
    }

    mutating func removeAll() {
        for token in Array(processes.keys) { remove(token) }
    }

    mutating func closeOutput(of token: WatchToken) {
        guard let output = processes[token]?.output else { return }
        processes[token]?.output = nil
        output.close()
    }

    mutating func forgetLimit(of token: WatchToken) { processes[token]?.memoryLimit = nil }

    /// The processes with a memory limit, at most once per interval; empty when it is too soon.
    mutating func takeDueLimits(every interval: Duration) -> [WatchToken: WatchedProcess] {
        let now = ContinuousClock.now
        guard now - lastCheck >= interval else { return [:] }
        lastCheck = now
        return processes.filter { $0.value.memoryLimit != nil }
    }
}
