/// A program that runs containers, and what was found out about it on this machine.
struct ContainerEngine: Sendable, Hashable {
    /// The programs that we know how to call, the quickest first.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case crun
        case runc
    }

    let kind: Kind
    /// Its absolute path.
    let program: String
    /// Whether roots can be written to while their layers are shared.
    var hasOverlay = true

    /// Whether a process joins the group that limits it by itself, before the program runs.
    ///
    /// The other program insists on groups of its own, which we have it make below ours.
    var joinsGroup: Bool { kind == .crun }

    /// The command that runs a container until it ends.
    ///
    /// - Parameters:
    ///   - bundle: The folder with its `config.json`; what the program remembers goes there, too.
    ///   - name: What the program calls it.
    /// - Returns: The program and its arguments.
    func command(bundle: String, name: String) -> [String] {
        let groups = joinsGroup ? ["--cgroup-manager=disabled"] : []
        return [program, "--root", "\(bundle)/state"] + groups
            + ["run", "--no-new-keyring", "--bundle", bundle, name]
    }
}
