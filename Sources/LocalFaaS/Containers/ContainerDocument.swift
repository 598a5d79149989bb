/// What an OCI runtime is told about a container: its `config.json`, as far as ours need it.
struct ContainerDocument: Sendable, Hashable, Encodable {
    struct User: Sendable, Hashable, Encodable {
        var uid: UInt32 = 0
        var gid: UInt32 = 0
    }

    /// No rights but those of its user.
    struct Capabilities: Sendable, Hashable, Encodable {
        let bounding: [String] = []
        let effective: [String] = []
        let permitted: [String] = []
    }

    struct Process: Sendable, Hashable, Encodable {
        let terminal = false
        var user: User
        var args: [String]
        var env: [String]
        var cwd: String
        let capabilities = Capabilities()
        let noNewPrivileges = true
    }

    struct Root: Sendable, Hashable, Encodable {
        var path: String
        var readonly: Bool
    }

    struct Mount: Sendable, Hashable, Encodable {
        var destination: String
        var type: String
        var source: String
        var options: [String]
    }

    struct Namespace: Sendable, Hashable, Encodable {
        var type: String
    }

    struct Linux: Sendable, Hashable, Encodable {
        var cgroupsPath: String?
        /// Its network is the one that we start the runtime in.
        let namespaces = ["pid", "mount", "ipc", "uts"].map(Namespace.init)
        let maskedPaths = [
            "/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/sched_debug",
            "/proc/scsi", "/proc/timer_list",
        ]
        let readonlyPaths = [
            "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger",
        ]
    }

    let ociVersion = "1.0.2"
    let hostname = "localhost"
    var process: Process
    var root: Root
    var mounts: [Mount]
    var linux: Linux
}

extension ContainerDocument.Mount {
    /// What every program expects to find.
    static let usual = [
        Self(
            destination: "/proc",
            type: "proc",
            source: "proc",
            options: ["nosuid", "noexec", "nodev"]
        ),
        Self(
            destination: "/dev",
            type: "tmpfs",
            source: "tmpfs",
            options: ["nosuid", "strictatime", "mode=755", "size=65536k"]
        ),
        Self(
            destination: "/dev/shm",
            type: "tmpfs",
            source: "shm",
            options: ["nosuid", "noexec", "nodev", "mode=1777", "size=65536k"]
        ),
    ]

    /// A place to write to where there is no other.
    static let temporary = Self(
        destination: "/tmp",
        type: "tmpfs",
        source: "tmpfs",
        options: ["nosuid", "nodev", "mode=1777", "size=524288k"]
    )

    /// A folder of the machine that can only be read.
    static func reading(_ folder: String) -> Self {
        Self(destination: folder, type: "bind", source: folder, options: ["rbind", "ro"])
    }
}
