import CSpawn
import FaaS
import Glibc
import Values

/// Starts the processes of instances, from a thread that does nothing else.
///
/// Each start waits until the program runs. On the event loop that would keep the later requests of
/// a burst from being read until the first instances are free again. The thread must live as long
/// as the server: the kernel's death signal hangs on it.
struct InstanceStarter: Sendable {
    let watcher: ProcessWatcher
    let reaper: Reaper

    /// Starts an instance of a function, ready to be watched.
    ///
    /// It is not watched yet: nothing may happen to it before the event loop knows whose it is.
    func start(
        _ function: HostedFunction,
        in folder: InstanceFolder,
        runtimeAPI: String,
        log: @escaping @Sendable (ArraySlice<UInt8>) -> Void
    ) throws -> WatchedProcess {
        try folder.create(linking: function.packageEntries, of: function.packageFolder)
        let launch = Launch(
            command: function.command,
            environment: function.environment(of: folder, runtimeAPI: runtimeAPI),
            directory: folder.path,
            bond: .diesWithThread
        )
        var process = try start(log: log) { try launch.start(output: $0) }
        process.memoryLimit = function.spec.memory
        return process
    }

    /// Starts a process by `spawn`, which is given where its output goes, ready to be watched.
    func start(
        log: @escaping @Sendable (ArraySlice<UInt8>) -> Void,
        by spawn: (Int32) throws -> pid_t
    ) throws -> WatchedProcess {
        var ends: (reading: Int32, writing: Int32) = (-1, -1)
        try openPipe(&ends)
        defer { close(ends.writing) }
        let process: pid_t
        do {
            process = try spawn(ends.writing)
        } catch {
            close(ends.reading)
            throw error
        }
        reaper.remember(process)
        return try describe(process, OutputPipe(descriptor: ends.reading, sink: log))
    }

    /// Ends a process that is not watched yet, and waits for that.
    func abandon(_ process: WatchedProcess) {
        kill(-process.pid, SIGKILL)
        cspawn_wait(process.pid)
        reaper.forget(process.pid)
        process.output?.close()
        close(process.descriptor)
    }

    private func describe(
        _ process: pid_t,
        _ output: OutputPipe
    ) throws(OperatingSystemError) -> WatchedProcess {
        let descriptor = cspawn_pidfd(process)
        guard descriptor >= 0 else {
            let failure = OperatingSystemError.last(doing: "watching an instance")
            kill(-process, SIGKILL)
            cspawn_wait(process)
            reaper.forget(process)
            output.close()
            throw failure
        }
        return WatchedProcess(
            pid: process,
            descriptor: descriptor,
            isChild: true,
            output: output
        )
    }

    private func openPipe(
        _ ends: inout (reading: Int32, writing: Int32)
    ) throws(OperatingSystemError) {
        var descriptors: [Int32] = [-1, -1]
        let failure = unsafe cspawn_pipe(&descriptors)
        guard failure == 0 else { throw OperatingSystemError(number: failure, doing: "pipe") }
        // Only our end: a runtime that finds its standard output non-blocking loses lines.
        _ = fcntl(descriptors[0], F_SETFL, O_NONBLOCK)
        ends = (descriptors[0], descriptors[1])
    }
}
