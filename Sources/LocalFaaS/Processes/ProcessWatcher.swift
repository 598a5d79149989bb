import CSpawn
import Glibc
import Synchronization
import Values

/// Watches processes from a thread of its own: their ends, their output, their memory.
///
/// NIO cannot wait for a process, and waiting for any child would steal the children of others in
/// this program; one epoll over process descriptors does neither.
final class ProcessWatcher: Sendable {
    /// Something that happened to a watched process.
    enum Event: Sendable {
        /// It ended and its whole group was killed; 128 + N for signal N.
        case ended(WatchToken, status: Int)
        /// Its group uses more memory than its limit; told once.
        case exceededMemory(WatchToken, used: ByteCount, limit: ByteCount)
    }

    private static let memoryInterval: Int32 = 200
    private static let bellKey: UInt64 = 0

    private let descriptors: Int32
    private let bell: Int32
    private let table = Mutex(WatchTable())
    private let deliver: @Sendable (Event) -> Void

    /// Creates a watcher whose thread runs until ``stop()``; events arrive on that thread.
    init(deliver: @escaping @Sendable (Event) -> Void) throws(OperatingSystemError) {
        self.deliver = deliver
        descriptors = cspawn_watch_open()
        bell = cspawn_watch_bell()
        guard descriptors >= 0, bell >= 0 else { throw .last(doing: "watching processes") }
        add(bell, as: Self.bellKey)
    }

    /// Watches a process: its end, its output if it is ours to read, its memory if it is limited.
    func watch(_ process: WatchedProcess) -> WatchToken {
        let (token, isFirstLimit) = table.withLock { table in
            let had = table.hasLimits
            return (table.insert(process), !had && table.hasLimits)
        }
        // The thread may be waiting without a timeout.
        if isFirstLimit { poke() }
        process.output?.withDescriptor { add($0, as: token.outputKey) }
        add(process.descriptor, as: token.endKey)
        return token
    }

    /// Reads what a process has written so far, without waiting for the watcher to do so.
    func drainOutput(of token: WatchToken) { table.withLock { $0[token] }?.output?.forward() }

    /// Kills a watched child's whole process group, if the child has not been collected yet.
    func kill(_ token: WatchToken) {
        // Under the lock, so that the number cannot have been given to somebody else.
        table.withLock { table in
            guard let process = table[token], process.isChild else { return }
            Glibc.kill(-process.pid, SIGKILL)
        }
    }

    /// Watches until ``stop()`` is called; the body of the watcher's thread.
    func run() {
        var keys = [UInt64](repeating: 0, count: 64)
        while true {
            let timeout = table.withLock { $0.hasLimits } ? Self.memoryInterval : -1
            let count = unsafe cspawn_watch_wait(descriptors, &keys, Int32(keys.count), timeout)
            for key in keys.prefix(Int(count)) {
                if key == Self.bellKey { settle() } else { handle(key) }
            }
            if table.withLock({ $0.isStopped }) { return closeAll() }
            checkMemory()
        }
    }

    /// Ends ``run()``; processes that are still watched are not touched.
    func stop() {
        table.withLock { $0.isStopped = true }
        poke()
    }
}

extension ProcessWatcher {
    private func poke() {
        var one: UInt64 = 1
        _ = unsafe write(bell, &one, MemoryLayout<UInt64>.size)
    }

    private func settle() {
        var count: UInt64 = 0
        _ = unsafe read(bell, &count, MemoryLayout<UInt64>.size)
    }

    private func add(_ descriptor: Int32, as key: UInt64) {
        let failure = cspawn_watch_add(descriptors, descriptor, key)
        precondition(failure == 0, "descriptor \(descriptor) cannot be watched")
    }

    private func handle(_ key: UInt64) {
        let token = WatchToken(key: key)
        guard let process = table.withLock({ $0[token] }) else { return }
        if key == token.outputKey { drain(process, of: token) } else { end(process, of: token) }
    }

    private func drain(_ process: WatchedProcess, of token: WatchToken) {
        guard let output = process.output, output.forward() == .ended else { return }
        table.withLock { $0.closeOutput(of: token) }
    }

    private func end(_ process: WatchedProcess, of token: WatchToken) {
        if process.isChild { Glibc.kill(-process.pid, SIGKILL) }
        drain(process, of: token)
        let status = table.withLock { table in
            // Collecting it frees its number: nobody may kill by it from here on.
            defer { table.remove(token) }
            return process.isChild ? cspawn_reap(process.pid) : 0
        }
        deliver(.ended(token, status: Int(status)))
    }

    private func checkMemory() {
        let limited = table.withLock {
            $0.takeDueLimits(every: .milliseconds(Int(Self.memoryInterval)))
        }
        guard !limited.isEmpty else { return }
        let used = GroupMemory.measure(
            Set(limited.values.map { Int($0.pid) }),
            families: Set(limited.values.filter(\.isFamily).map { Int($0.pid) })
        )
        for (token, process) in limited {
            guard let limit = process.memoryLimit, let used = used[Int(process.pid)], used > limit
            else { continue }
            table.withLock { $0.forgetLimit(of: token) }
            deliver(.exceededMemory(token, used: used, limit: limit))
        }
    }

    private func closeAll() {
        table.withLock { $0.removeAll() }
        close(descriptors)
        close(bell)
    }
}
