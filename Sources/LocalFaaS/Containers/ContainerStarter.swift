import FaaS
import Glibc
import Values

/// Starts instances in containers, from the same thread as those that are processes.
struct ContainerStarter: Sendable {
    /// An instance whose Runtime API is still to be served.
    struct Started: Sendable {
        let process: WatchedProcess
        /// Where what runs inside reaches us.
        let listener: Int32
        /// What limits its memory; `nil` where only looking at it does.
        let memory: MemoryGroup?
    }

    let starter: InstanceStarter
    let groups: ControlGroups

    /// Starts an instance of a function; it is not watched yet.
    func start(
        _ function: HostedFunction,
        in container: HostedContainer,
        folder: InstanceFolder,
        log: @escaping @Sendable (ArraySlice<UInt8>) -> Void
    ) throws -> Started {
        let place = ContainerFolder(path: folder.path)
        try place.create()
        let environment = function.environment(of: folder, in: container)
        let group = groups.path(of: folder.name)
        try place.write(container.document(in: place, environment: environment, group: group))
        let memory = groups.limit(folder.name, to: function.spec.memory)
        let enclosure = Enclosure(
            overlay: container.hasOverlay ? place.overlay(on: container.image) : nil,
            group: container.engine.joinsGroup ? memory?.members : nil
        )
        let launch = Launch(
            command: container.engine.command(bundle: place.path, name: folder.name),
            environment: ["PATH": function.searchPath],
            directory: place.path,
            bond: .diesWithThread
        )
        var listener: Int32 = -1
        do {
            var process = try starter.start(log: log) { output in
                let made = try launch.start(output: output, in: enclosure)
                listener = made.listener
                return made.process
            }
            process.isFamily = true
            process.memoryLimit = memory == nil ? function.spec.memory : nil
            return Started(process: process, listener: listener, memory: memory)
        } catch {
            if listener >= 0 { close(listener) }
            throw error
        }
    }
}
