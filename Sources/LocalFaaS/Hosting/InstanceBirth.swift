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
        if let container = function.container { return enclose(in: container, then: end) }
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

// In a container the Runtime API listens inside, so that it is there only once the container is.
extension InstanceBirth {
    private func enclose(in container: HostedContainer, then end: @escaping (Outcome) -> Void) {
        let (number, folder) = (instance.number, instance.folder)
        let (starter, function, log) = (context.containers, function, log)
        context.spawning.runIfActive(eventLoop: context.loop) {
            try starter.start(function, in: container, folder: folder) { bytes in
                log.append(bytes, from: number)
            }
        }
        .assumeIsolated()
        .whenComplete { started in
            switch started {
            case .failure(let error): end(.failed(error))
            case .success(let started): serve(started, then: end)
            }
        }
    }

    private func serve(
        _ started: ContainerStarter.Started,
        then end: @escaping (Outcome) -> Void
    ) {
        instance.memory = started.memory
        LoopbackListener(loop: context.loop)
            .adopt(started.listener, service: instance.endpoint)
            .assumeIsolated()
            .whenComplete { listener in
                switch listener {
                case .failure(let error):
                    context.starter.abandon(started.process)
                    end(.failed(error))
                case .success(let channel):
                    instance.listener = channel
                    let token = context.starter.watcher.watch(started.process)
                    end(.running(token, process: started.process))
                }
            }
    }
}
