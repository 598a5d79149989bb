import CSpawn
import Crypto
import Glibc
import Values

/// The control groups of one server, below a group that is named after its data folder: so whoever
/// knows the folder can remove what a killed server left.
package struct ControlGroups: Sendable {
    /// Which of the kernel's two interfaces limits memory here.
    private enum Interface: Sendable {
        /// Version 1: a hierarchy for memory alone.
        case own
        /// Version 2: one hierarchy for everything.
        case common

        static var here: Interface? {
            if unsafe access("/sys/fs/cgroup/memory/memory.limit_in_bytes", F_OK) == 0 {
                return .own
            }
            let controllers = PseudoFile.read("/sys/fs/cgroup/cgroup.controllers") ?? ""
            return controllers.split(whereSeparator: \.isWhitespace).contains("memory")
                ? .common : nil
        }
    }

    /// The name of the group of all instances.
    package let name: String

    /// Names the groups of a server.
    package init(dataFolder: String) {
        let digest = SHA256.hash(data: Array(dataFolder.utf8))
        let text = digest.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        name = "stellar-run-" + text.joined()
    }

    /// The group that a container runtime makes for an instance, below the one that limits it.
    func path(of instance: String) -> String { "/\(name)/\(instance)/run" }

    /// Makes a group for an instance that may use so much memory; `nil` where the machine does not
    /// allow one.
    func limit(_ instance: String, to limit: ByteCount) -> MemoryGroup? {
        switch Interface.here {
        case nil: return nil
        case .own:
            let path = "/sys/fs/cgroup/memory/\(name)/\(instance)"
            guard make(path),
                PseudoFile.write("\(limit.bytes)", to: "\(path)/memory.limit_in_bytes")
            else { return nil }
            // Where swap is not counted, there is no such file.
            _ = PseudoFile.write("\(limit.bytes)", to: "\(path)/memory.memsw.limit_in_bytes")
            return MemoryGroup(path: path, limit: limit, bell: MemoryGroup.bell(of: path))
        case .common:
            let root = "/sys/fs/cgroup"
            let path = "\(root)/\(name)/\(instance)"
            guard handDown(root), make(path, handingDown: handDown),
                PseudoFile.write("\(limit.bytes)", to: "\(path)/memory.max")
            else { return nil }
            _ = PseudoFile.write("0", to: "\(path)/memory.swap.max")
            return MemoryGroup(path: path, limit: limit, bell: nil)
        }
    }

    /// Removes the groups of an instance, or of all of them.
    package func remove(_ instance: String? = nil) {
        let name = instance.map { "\(self.name)/\($0)" } ?? self.name
        _ = unsafe name.withCString { unsafe cspawn_remove_groups($0) }
    }

    private func make(_ path: String, handingDown: (String) -> Bool = { _ in true }) -> Bool {
        let parent = path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)
        for folder in [String(parent), path] {
            guard unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST else { return false }
            guard folder == path || handingDown(folder) else { return false }
        }
        return true
    }

    private func handDown(_ group: String) -> Bool {
        PseudoFile.write("+memory", to: "\(group)/cgroup.subtree_control")
    }
}
