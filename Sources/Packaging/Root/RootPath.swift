/// The place of a member below the root of an image, and whether it is a whiteout.
///
/// Looser than ``EntryPath``: images hold names that no package of ours would, such as the
/// backslashes of systemd's units.
struct RootPath: Hashable {
    /// What a member does beside being there.
    enum Role: Hashable {
        /// It is put there.
        case member
        /// What lower layers put there is hidden.
        case whiteout
        /// All that lower layers put into this folder is hidden.
        case opaque
    }

    /// The names from the root down; empty for the root itself.
    private(set) var names: [String]
    private(set) var role = Role.member

    /// Refuses what is absolute, climbs, or cannot be a name.
    init(_ path: String) throws(PackagingFailure) {
        func refused(_ problem: String) -> PackagingFailure {
            PackagingFailure(.refused, "the path '\(EntryPath.shown(path))' \(problem)")
        }
        guard !path.hasPrefix("/") else { throw refused("is absolute") }
        guard path.utf8.count <= 4096, !path.utf8.contains(0) else { throw refused("is odd") }
        names = path.split(separator: "/").filter { $0 != "." }.map(String.init)
        guard names.allSatisfy({ $0.utf8.count <= 255 }) else { throw refused("has a long name") }
        try takeRole(refused)
        guard !names.contains(".."), !names.contains("."), !names.contains("") else {
            throw refused("leads out of its folder")
        }
    }

    /// The path below the root.
    var text: String { names.joined(separator: "/") }

    private mutating func takeRole(
        _ refused: (String) -> PackagingFailure
    ) throws(PackagingFailure) {
        guard let name = names.last, name.hasPrefix(".wh.") else { return }
        names.removeLast()
        if name == ".wh..wh..opq" {
            role = .opaque
        } else if name.hasPrefix(".wh..wh.") {
            throw refused("is a whiteout of an unknown kind")
        } else {
            role = .whiteout
            names.append(String(name.dropFirst(4)))
        }
    }
}
