import Foundation
import Glibc
import Testing

/// Another machine: a network namespace with a real OpenSSH server in it, a cable away from this one.
///
/// Its files are this machine's; what one logs in to is a folder of the workspace.
struct RemoteHost: Sendable {
    /// Why no such machine can be made here; `nil` when one can.
    static let obstacle: String? = {
        guard getuid() == 0 else { return "only root may make network namespaces" }
        for tool in ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen"]
        where !FileManager.default.isExecutableFile(atPath: tool) {
            return "there is no \(tool); scripts/prerequisites installs it"
        }
        let name = "stellar-probe-\(getpid())"
        guard (try? Command.run("ip", "netns", "add", name)) != nil else {
            return "network namespaces cannot be made here"
        }
        _ = try? Command.run("ip", "netns", "delete", name)
        return nil
    }()

    let name: String
    /// The address of the machine, and that of this machine at the other end of the cable.
    let address: String
    let ownAddress: String
    /// The folder that one logs in to.
    let home: String
    private let port: Int
    private let files: String
    private let server: pid_t

    /// Makes a machine, and waits until it answers: one of ours, or one that a cloud was asked for.
    init(in workspace: Workspace, as wanted: CloudMachine? = nil) async throws {
        let number = Int.random(in: 1...60_000)
        let network = "10.\(200 + number % 50).\(number / 50 % 250)"
        name = "srm\(number)"
        (ownAddress, address) = ("\(network).1", wanted?.address ?? "\(network).2")
        port = wanted == nil ? 2222 : 22
        files = "\(workspace.path)/machine"
        home = "\(files)/home"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try Self.connect(name, ownAddress, address)
        try Self.makeKeys(in: files, as: wanted)
        if let wanted { try wanted.addUser(to: name, home: home) }
        server = try Self.serve(name, "\(address):\(port)", files: files, home: home)
        let isUp = await holds(within: .seconds(20)) { [name, files, address, port] in
            (try? Command.run("ssh-keyscan", "-p", "\(port)", "-T", "2", address))?
                .contains("ssh-ed25519") == true && !name.isEmpty && !files.isEmpty
        }
        guard isUp else { throw Stuck(description: "sshd does not answer: \(log)") }
    }

    private static func connect(_ name: String, _ own: String, _ other: String) throws {
        try FileManager.default.createDirectory(
            atPath: "/run/sshd",
            withIntermediateDirectories: true
        )
        try Command.run("ip", "netns", "add", name)
        try Command.run(
            "ip",
            "link",
            "add",
            "\(name)h",
            "type",
            "veth",
            "peer",
            "name",
            "\(name)m",
            "netns",
            name
        )
        try Command.run("ip", "address", "add", own, "peer", other, "dev", "\(name)h")
        try Command.run("ip", "link", "set", "\(name)h", "up")
        let inside = ["netns", "exec", name, "ip"]
        let ends = ["address", "add", other, "peer", own, "dev", "\(name)m"]
        try Command.run("ip", inside + ends)
        try Command.run("ip", inside + ["link", "set", "\(name)m", "up"])
        try Command.run("ip", inside + ["link", "set", "lo", "up"])
    }

    /// The host's key and the user's, and another one.
    private static func makeKeys(in files: String, as wanted: CloudMachine?) throws {
        if let wanted { return try wanted.writeKeys(to: files) }
        for key in ["host", "other", "user"] {
            try Command.run(
                "ssh-keygen",
                ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "\(files)/\(key)"]
            )
        }
    }

    private static func serve(
        _ name: String,
        _ address: String,
        files: String,
        home: String
    ) throws -> pid_t {
        let settings = """
            ListenAddress \(address)
            HostKey \(files)/host
            AuthorizedKeysFile \(files)/user.pub
            PidFile \(files)/sshd.pid
            StrictModes no
            UsePAM no
            PermitRootLogin prohibit-password
            ForceCommand cd \(home) && exec sh -c "$SSH_ORIGINAL_COMMAND"

            """
        try settings.write(toFile: "\(files)/sshd_config", atomically: true, encoding: .utf8)
        // As a daemon: it closes what it inherits, by which Foundation takes a child for dead.
        try Command.run(
            "ip",
            "netns",
            "exec",
            name,
            "/usr/sbin/sshd",
            "-f",
            "\(files)/sshd_config",
            "-E",
            "\(files)/sshd.log"
        )
        // The file is there before the number is in it.
        let number = {
            String(
                decoding: FileManager.default.contents(atPath: "\(files)/sshd.pid") ?? Data(),
                as: UTF8.self
            )
            .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        for _ in 0..<200 where pid_t(number()) == nil { usleep(50_000) }
        guard let server = pid_t(number()) else {
            throw Stuck(description: "sshd did not start")
        }
        return server
    }
}

extension RemoteHost {
    /// What the server wrote.
    var log: String {
        String(
            decoding: FileManager.default.contents(atPath: "\(files)/sshd.log") ?? Data(),
            as: UTF8.self
        )
    }

    /// A `provision` step for it.
    ///
    /// - Parameters:
    ///   - hostKey: The name of the key that it is said to have.
    ///   - patience: How long to do without a connection.
    ///   - program: The program over there; `nil` to have it copied.
    /// - Returns: The text of the step.
    /// - Throws: When the key cannot be read.
    func provision(
        hostKey: String = "host",
        patience: String = "5s",
        program: String? = Program.path
    ) throws -> String {
        let key = try String(contentsOfFile: "\(files)/\(hostKey).pub", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let installed = program.map { "program: \($0)" } ?? ""
        return """
              client:
                uses: provision
                with:
                  address: root@\(address)
                  port: \(port)
                  identity: \(files)/user
                  host-key: "\(key)"
                  patience: \(patience)
                  \(installed)
            """
    }

    /// Kills the processes that serve connections, as a server does that goes down.
    func breakConnections() throws {
        let children = try Command.run("ps", "-o", "pid=", "--ppid", "\(server)")
        for child in children.split(whereSeparator: \.isWhitespace).compactMap({ pid_t($0) }) {
            kill(child, SIGKILL)
            // A connection has a process that is allowed everything and one that is not.
            let inner = try? Command.run("ps", "-o", "pid=", "--ppid", "\(child)")
            for process in (inner ?? "").split(whereSeparator: \.isWhitespace) {
                pid_t(process).map { _ = kill($0, SIGKILL) }
            }
        }
    }

    /// Pulls the cable, or puts it in again.
    func cable(isIn: Bool) throws {
        try Command.run("ip", "link", "set", "\(name)h", isIn ? "up" : "down")
    }

    /// The attempts whose files are there.
    var attempts: [String] {
        let work = "\(home)/.stellar-run/attempts"
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: work)) ?? []
        return paths.filter { $0.hasSuffix("/order.json") }
    }

    func remove() {
        kill(server, SIGTERM)
        _ = try? Command.run("ip", "link", "delete", "\(name)h")
        _ = try? Command.run("ip", "netns", "delete", name)
        // What a machine of a cloud has of its own; best effort, as nobody else uses the name.
        try? FileManager.default.removeItem(atPath: "/etc/netns/\(name)")
    }
}

/// Gives a body a workspace and another machine, and expects that nothing is left of either.
func withRemoteHost(_ body: (Workspace, RemoteHost) async throws -> Void) async throws {
    try await withWorkspace { workspace in
        let host = try await RemoteHost(in: workspace)
        defer { host.remove() }
        try await body(workspace, host)
        // What a step left there goes by itself, at the latest when it has heard nothing for long.
        let isEmpty = await holds(within: .seconds(40)) { host.attempts.isEmpty }
        #expect(isEmpty, "left on the machine: \(host.attempts)")
    }
}
