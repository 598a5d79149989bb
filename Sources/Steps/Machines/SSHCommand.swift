/// The command line of `ssh` for a machine.
///
/// One connection for each attempt and none that is shared: a master that outlives a session would
/// outlive us, and one that breaks would take every step on the machine with it.
struct SSHCommand: Sendable, Hashable {
    let reach: MachineReach
    /// The file that holds ``MachineReach/hostKeys``, where there are any.
    let knownHosts: String?

    /// The name that ``knownHosts`` knows every machine by: what is trusted is the key, whatever the
    /// address.
    static let hostName = "machine"

    /// The lines of the file of known hosts.
    var knownHostsText: String {
        reach.hostKeys.map { "\(Self.hostName) \($0)\n" }.joined()
    }

    /// What `ssh` is told, so that the shell over there does what the command says.
    func arguments(_ command: String) -> [String] {
        var options = [
            // Nobody is there to answer questions.
            "BatchMode=yes",
            "StrictHostKeyChecking=yes",
            "UpdateHostKeys=no",
            "ConnectTimeout=15",
            // A connection that is dead is noticed after about half of a minute.
            "ServerAliveInterval=10",
            "ServerAliveCountMax=3",
            "ControlMaster=no",
            "ControlPath=none",
            "ForwardAgent=no",
            "ForwardX11=no",
            "LogLevel=ERROR",
        ]
        if let knownHosts {
            options += [
                "UserKnownHostsFile=\(knownHosts)", "GlobalKnownHostsFile=/dev/null",
                "HostKeyAlias=\(Self.hostName)", "CheckHostIP=no",
            ]
        }
        if reach.identity != nil { options.append("IdentitiesOnly=yes") }
        var arguments = ["-T", "-e", "none"]
        for option in options { arguments += ["-o", option] }
        if let identity = reach.identity { arguments += ["-i", identity] }
        if let port = reach.port { arguments += ["-p", "\(port)"] }
        return arguments + ["--", reach.address, command]
    }

    /// A text as one word of a shell.
    static func quoted(_ text: String) -> String {
        "'"
            + text.split(separator: "'", omittingEmptySubsequences: false).joined(
                separator: #"'\''"#
            )
            + "'"
    }
}
