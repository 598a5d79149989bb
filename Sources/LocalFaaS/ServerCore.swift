import CSpawn
import Glibc
import NIOCore
import NIOPosix

/// A running server: its listener, its functions, its owner.
///
/// Lives on the server's event loop.
final class ServerCore {
    let context: ServerContext
    private let registry: FunctionRegistry
    private let stop: EventLoopPromise<Void>
    private var listener: (any Channel)?
    private var owner: WatchToken?

    init(context: ServerContext, workshop: FunctionWorkshop, stop: EventLoopPromise<Void>) {
        self.context = context
        self.stop = stop
        registry = FunctionRegistry(context: context, workshop: workshop)
    }

    /// Starts to listen; succeeds with the port.
    func open() -> EventLoopFuture<Int> {
        let control = ControlAPI(registry: registry, context: context) { [stop] in stop.succeed() }
        let gateway = Gateway(registry: registry, control: control)
        return LoopbackListener(loop: context.loop)
            .listen(port: context.configuration.port, service: gateway)
            .assumeIsolated()
            .map { listener in
                self.listener = listener
                let port = listener.localAddress?.port ?? 0
                self.context.address = "127.0.0.1:\(port)"
                self.watchOwner()
                return port
            }
            .nonisolated()
    }

    /// Does what a process's end or appetite asks for.
    func handle(_ event: ProcessWatcher.Event) {
        switch event {
        case .ended(let token, status: _) where token == owner: ownerEnded()
        case .ended(let token, let status):
            guard let instance = context.running[token] else { return }
            context.starter.reaper.forget(instance.process)
            instance.host.instanceEnded(instance.number, status: status)
        case .exceededMemory(let token, let used, let limit):
            guard let instance = context.running[token] else { return }
            instance.host.instanceFailed(
                instance.number,
                .exceededMemory(used: used, limit: limit)
            )
        }
    }

    /// Takes no more requests and ends every instance; succeeds when their processes are gone.
    ///
    /// A process that the kernel does not let die is waited for only so long.
    func close() -> EventLoopFuture<Void> {
        listener?.close(promise: nil)
        let closed = context.loop.makePromise(of: Void.self)
        let patience = context.loop.scheduleTask(in: .seconds(10)) { closed.succeed() }
        registry.deleteAll().whenComplete { _ in
            patience.cancel()
            closed.succeed()
        }
        return closed.futureResult
    }
}

extension ServerCore {
    private func watchOwner() {
        guard let process = context.configuration.owner else { return }
        let descriptor = cspawn_pidfd(pid_t(process.pid))
        // Looked up after the descriptor is open: from then on the number cannot change hands.
        guard descriptor >= 0, process.isRunning else {
            if descriptor >= 0 { Glibc.close(descriptor) }
            return ownerEnded()
        }
        owner = context.starter.watcher.watch(
            WatchedProcess(pid: pid_t(process.pid), descriptor: descriptor, isChild: false)
        )
    }

    private func ownerEnded() {
        _ = registry.deleteAll()
        context.objects.close()
        let stay = TimeAmount(context.configuration.timeToLive)
        context.loop.scheduleTask(in: stay) { [stop] in stop.succeed() }
    }
}
