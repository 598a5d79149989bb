import NIOCore
import NIOPosix

/// What the functions of one server share; lives on the server's event loop.
final class ServerContext {
    let loop: any EventLoop
    let configuration: LocalServerConfiguration
    let folders: ServerFolders
    let starter: InstanceStarter
    let groups: ControlGroups
    /// Threads for work that waits for the disk.
    let disk: NIOThreadPool
    /// The one thread that starts instances.
    let spawning: NIOThreadPool
    /// What functions leave for one another.
    let objects: ObjectStorage
    /// The address of the bucket where that is.
    let bucket: String
    /// The instances that run, and who started them.
    var running: [WatchToken: RunningInstance] = [:]
    /// `127.0.0.1:PORT`, once it is known.
    var address = ""
    private var lastInstance = 0
    /// Instances from the decision to start them until their processes are gone.
    private(set) var instanceCount = 0

    init(
        loop: any EventLoop,
        configuration: LocalServerConfiguration,
        folders: ServerFolders,
        starter: InstanceStarter,
        groups: ControlGroups,
        disk: NIOThreadPool,
        spawning: NIOThreadPool,
        objects: ObjectStorage,
        bucket: String
    ) {
        self.loop = loop
        self.configuration = configuration
        self.folders = folders
        self.starter = starter
        self.groups = groups
        self.disk = disk
        self.spawning = spawning
        self.objects = objects
        self.bucket = bucket
    }

    /// What starts instances in containers.
    var containers: ContainerStarter { ContainerStarter(starter: starter, groups: groups) }

    /// Whether one more instance may be started on this machine.
    var roomForMore: Bool { instanceCount < configuration.maximumInstances }

    /// Takes the place of one instance and names its folder.
    func admitInstance(of function: String) -> InstanceFolder {
        instanceCount += 1
        lastInstance += 1
        return InstanceFolder(root: folders.instances, name: "\(function)-\(lastInstance)")
    }

    /// Gives the place of an instance back and removes its folder, in the background.
    func dismissInstance(_ folder: InstanceFolder) {
        instanceCount -= 1
        let groups = groups
        disk.submit { _ in
            FolderRemoval.remove(folder.path)
            groups.remove(folder.name)
        }
    }
}
