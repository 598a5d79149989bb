import Foundation

/// The members of a layer in their order, and the size they come to.
struct LayerContents {
    /// Two empty blocks end an archive.
    static let end = 2 * TarHeader.block

    let members: [TarMember]

    /// The files of a function below the folder where it runs, and files of ours, with the folders on
    /// the way.
    init(of tree: SourceTree, below folder: String, and files: [AddedFile] = []) {
        var members: [String: TarMember] = [:]
        let own = files.map {
            TarMember(path: $0.path, mode: 0o644, kind: .file(bytes: $0.bytes.count))
        }
        let code = tree.entries.map { entry in
            TarMember(
                path: folder.isEmpty ? entry.path : "\(folder)/\(entry.path)",
                mode: entry.mode & 0o7777,
                kind: entry.tarKind
            )
        }
        for member in own + code {
            let path = member.path
            members[path] = member
            for folder in Self.folders(above: path) where members[folder] == nil {
                members[folder] = TarMember(path: folder, mode: 0o755, kind: .folder)
            }
        }
        self.members = members.values
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Padding alone.
    init(padding bytes: Int, below folder: String) {
        let path = folder.isEmpty ? Padding.name : "\(folder)/\(Padding.name)"
        members =
            Self.folders(above: path).map { TarMember(path: $0, mode: 0o755, kind: .folder) }
            + [TarMember(path: path, mode: 0o644, kind: .file(bytes: bytes))]
    }

    /// The size of the archive.
    var archiveBytes: Int { members.reduce(Self.end) { $0 + TarHeader(member: $1).space } }

    /// The size of the layer as it is stored.
    var bytes: Int { StoredGzip.size(of: archiveBytes) }

    private static func folders(above path: String) -> [String] {
        path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
    }
}

extension SourceEntry {
    fileprivate var tarKind: TarMember.Kind {
        switch kind {
        case .file(let bytes, _, _): .file(bytes: bytes)
        case .link(let target): .link(target: target)
        }
    }
}
