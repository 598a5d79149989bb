import NIOCore
import NIOPosix
import Values

/// The threads and helpers of one running server, and the order in which they start and end.
final class ServerMachinery: Sendable {
    private let folders: ServerFolders
    private let group: MultiThreadedEventLoopGroup
    private let disk: NIOThreadPool
    private let watching: NIOThreadPool
    private let spawning: NIOThreadPool
    private let objects: ObjectServer
    private let watcher: ProcessWatcher
    private let reaper: Reaper
    private let groups: ControlGroups
    private let core: NIOLoopBoundBox<ServerCore?>
    private let stop: EventLoopPromise<Void>
    private let configuration: LocalServerConfiguration

    /// Makes the folders and starts the threads; does not listen yet.
    init(_ configuration: LocalServerConfiguration) throws {
        self.configuration = configuration
        folders = ServerFolders(root: configuration.dataFolder)
        try folders.create()
        // One loop: a request crosses no thread between its client and its instance.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let core = NIOLoopBoundBox<ServerCore?>.makeEmptyBox(eventLoop: group.any())
        self.group = group
        self.core = core
        groups = ControlGroups(dataFolder: configuration.dataFolder)
        groups.remove()
        reaper = try Reaper(controlGroups: groups.name)
        watcher = try ProcessWatcher { event in
            core.eventLoop.execute { core.value?.handle(event) }
        }
        stop = core.eventLoop.makePromise()
        disk = NIOThreadPool(numberOfThreads: 2)
        watching = NIOThreadPool(numberOfThreads: 1)
        spawning = NIOThreadPool(numberOfThreads: 1)
        objects = ObjectServer(storage: ObjectStorage(folder: folders.objects))
    }

    /// Starts to listen and returns the address.
    func open() async throws -> String {
        disk.start()
        watching.start()
        spawning.start()
        watching.submit { [watcher] _ in watcher.run() }
        let bucket = try await objects.open()
        let port = try await core.eventLoop.flatSubmit { self.makeCore(bucket).open() }.get()
        return "127.0.0.1:\(port)"
    }

    /// Returns when the server is to end, or when the task is cancelled.
    func waitForStop() async {
        let stop = stop
        await withTaskCancellationHandler {
            // A promise that nothing fails.
            try? await stop.futureResult.get()
        } onCancel: {
            stop.succeed()
        }
    }

    /// Ends everything, instances first.
    func close() async {
        stop.succeed()
        // Ends although the calling task may be cancelled: a future does not ask.
        await ignoringFailure { try await self.closeCore().get() }
        core.eventLoop.execute { self.core.value = nil }
        await objects.close()
        watcher.stop()
        await ignoringFailure { try await self.watching.shutdownGracefully() }
        await ignoringFailure { try await self.spawning.shutdownGracefully() }
        await ignoringFailure { try await self.disk.shutdownGracefully() }
        reaper.stop()
        groups.remove()
        folders.remove()
        await ignoringFailure { try await self.group.shutdownGracefully() }
    }
}

extension ServerMachinery {
    private func makeCore(_ bucket: String) -> ServerCore {
        let context = ServerContext(
            loop: core.eventLoop,
            configuration: configuration,
            folders: folders,
            starter: InstanceStarter(watcher: watcher, reaper: reaper),
            groups: groups,
            disk: disk,
            spawning: spawning,
            objects: objects.storage,
            bucket: bucket
        )
        let tools = RuntimeTools(
            searchPath: configuration.searchPath,
            folder: folders.runtimes
        )
        let workshop = FunctionWorkshop(
            packages: PackageStore(folders: folders),
            tools: tools,
            engines: ContainerEngines(
                searchPath: configuration.searchPath,
                folder: folders.trials,
                groups: groups,
                patience: configuration.trialPatience
            ),
            searchPath: configuration.searchPath,
            keepAlive: configuration.keepAlive
        )
        let made = ServerCore(context: context, workshop: workshop, stop: stop)
        core.value = made
        return made
    }

    private func closeCore() -> EventLoopFuture<Void> {
        core.eventLoop.flatSubmit {
            self.core.value?.close() ?? self.core.eventLoop.makeSucceededVoidFuture()
        }
    }

    /// At the end there is nobody left to tell, and the next step must happen all the same.
    private func ignoringFailure(_ body: () async throws -> Void) async {
        do { try await body() } catch { return }
    }
}
