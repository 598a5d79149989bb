import NIOCore
import NIOPosix

/// Brings one instance to life: its Runtime API first, then its process, then the watcher.
///
/// Lives on the server's event loop.
struct InstanceBirth {
    /// How it ended.
    enum Outcome {
        /// The process runs and is watched.
        case running(WatchToken, process: WatchedProcess)
        /// The instance was given up before it had a process.
        case givenUp
        /// It could not be started.
        case failed(any Error)
    }

    let instance: Instance
    let function: HostedFunction
    let log: FunctionLog
    let context: ServerContext

    /// Begins; `end` is called once, later.
    func begin(then end: @escaping (Outcome) -> Void) {
        LoopbackListener(loop: context.loop)
            .listen(port: 0, service: instance.endpoint)
            .assumeIsolated()
            .whenComplete { listener in
                switch listener {
                case .failure(let error): end(.failed(error))
                case .success(let channel): opened(channel, then: end)
                }
            }
    }

    private func opened(_ listener: any Channel, then end: @escaping (Outcome) -> Void) {
        instance.listener = listener
        // Deleted or out of time while its listener was being opened.
        if instance.isReclaimed { return end(.givenUp) }
        spawn(runtimeAPI: "127.0.0.1:\(listener.localAddress?.port ?? 0)")
            .assumeIsolated()
            .whenComplete { started in
                switch started {
                case .failure(let error): end(.failed(error))
                case .success(let process):
                    end(.running(context.starter.watcher.watch(process), process: process))
                }
            }
    }

    private func spawn(runtimeAPI: String) -> EventLoopFuture<WatchedProcess> {
        let (number, folder) = (instance.number, instance.folder)
        let (starter, function, log) = (context.starter, function, log)
        return context.spawning.runIfActive(eventLoop: context.loop) {
            try starter.start(function, in: folder, runtimeAPI: runtimeAPI) { bytes in
                log.append(bytes, from: number)
            }
        }
    }
}
