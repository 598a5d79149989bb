import CSpawn
import FaaS
import Glibc
import NIOCore
import Values

/// Starts the processes of instances; lives on the server's event loop.
///
/// Spawning holds the loop for a few hundred microseconds. The alternative, a second thread, adds
/// two thread switches to each cold start, and the kernel's death signal would hang on that thread.
struct InstanceStarter {
    let watcher: ProcessWatcher
    let reaper: Reaper

    /// Starts an instance of a function and watches it.
    func start(
        _ function: HostedFunction,
        in folder: InstanceFolder,
        runtimeAPI: String,
        log: @escaping @Sendable (ArraySlice<UInt8>) -> Void
    ) throws(OperatingSystemError) -> (process: pid_t, token: WatchToken) {
        try folder.create(linking: function.packageEntries, of: function.packageFolder)
        let launch = Launch(
            command: function.command,
            environment: function.environment(of: folder, runtimeAPI: runtimeAPI),
            directory: folder.path,
            bond: .diesWithThread
        )
        var ends: (reading: Int32, writing: Int32) = (-1, -1)
        try openPipe(&ends)
        defer { close(ends.writing) }
        let process: pid_t
        do {
            process = try launch.start(output: ends.writing)
        } catch {
            close(ends.reading)
            throw error
        }
        reaper.remember(process)
        let output = OutputPipe(descriptor: ends.reading, sink: log)
        return (process, try watch(process, output, limit: function.spec.memory))
    }

    private func watch(
        _ process: pid_t,
        _ output: OutputPipe,
        limit: ByteCount
    ) throws(OperatingSystemError) -> WatchToken {
        let descriptor = cspawn_pidfd(process)
        guard descriptor >= 0 else {
            let failure = OperatingSystemError.last(doing: "watching an instance")
            kill(-process, SIGKILL)
            cspawn_wait(process)
            reaper.forget(process)
            output.close()
            throw failure
        }
        return watcher.watch(
            WatchedProcess(
                pid: process,
                descriptor: descriptor,
                isChild: true,
                output: output,
                memoryLimit: limit
            )
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
