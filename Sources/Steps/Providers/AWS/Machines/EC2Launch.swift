import FaaS
import Values

/// A machine that EC2 is asked to start.
struct EC2Launch: Sendable {
    var image: String
    /// Such as `c7i.large`.
    var size: String
    var keyName: String
    /// The identifier of the security group.
    var group: String
    /// What the machine does when it starts for the first time.
    var userData: String
    /// The same token never starts two.
    var token: String
    var tags: [String: String]
}

extension EC2Launch {
    /// What the program needs of the system, as Debian calls it.
    static let packages = [
        "libexpat1", "libnghttp2-14", "libsqlite3-0", "libssl3", "libyaml-0-2", "zlib1g",
    ]

    /// What cloud-init is told: the key to show, what to install, and when to end.
    ///
    /// As shutting down means to be terminated, nothing is left then, whatever became of us.
    static func userData(_ machine: MachineSpec) -> String {
        let key = machine.hostKey.privateKey.reveal().split(whereSeparator: \.isNewline)
            .map { "    \($0)" }.joined(separator: "\n")
        let seconds = machine.lifetime.components.seconds
        return """
            #cloud-config
            ssh_deletekeys: true
            ssh_genkeytypes: []
            ssh_keys:
              ed25519_private: |
            \(key)
              ed25519_public: \(machine.hostKey.publicKey)
            package_update: true
            packages: [\(packages.joined(separator: ", "))]
            runcmd:
              - [shutdown, -h, "+\((seconds + 59) / 60)"]

            """
    }
}
