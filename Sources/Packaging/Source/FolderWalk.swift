import Foundation

/// Collects the entries of a folder, depth first, never through a symbolic link.
struct FolderWalk {
    let root: String
    let leftovers: Set<String>
    /// Tells the digest of a file from its path.
    let digest: (String) throws -> String
    private(set) var entries: [SourceEntry] = []

    init(root: String, leftovers: Set<String>, digest: @escaping (String) throws -> String) {
        self.root = root
        self.leftovers = leftovers
        self.digest = digest
    }

    /// The entries, ordered by the bytes of their paths.
    var sorted: [SourceEntry] {
        entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    mutating func visit(_ folder: String) throws {
        for name in try names(in: folder) where !leftovers.contains(name) {
            try Task.checkCancellation()
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            try EntryPath.check(path)
            try add(path)
        }
    }

    private mutating func add(_ path: String) throws {
        let attributes = try attributes(of: path)
        switch attributes[.type] as? FileAttributeType {
        case .typeDirectory: try visit(path)
        case .typeRegular: entries.append(try file(path, attributes))
        case .typeSymbolicLink: entries.append(try link(path))
        case let type:
            throw PackagingFailure(
                .refused,
                "'\(path)' is neither a file nor a folder nor a link (\(type?.rawValue ?? "odd"))"
            )
        }
    }

    private func file(_ path: String, _ attributes: [FileAttributeKey: Any]) throws -> SourceEntry {
        let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        let bytes = (attributes[.size] as? NSNumber)?.intValue ?? 0
        let digest = try digest("\(root)/\(path)")
        let executable = permissions & 0o100 != 0
        let kind = SourceEntry.Kind.file(bytes: bytes, digest: digest, executable: executable)
        return SourceEntry(path: path, kind: kind)
    }

    private func link(_ path: String) throws -> SourceEntry {
        let target: String
        do {
            target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/\(path)")
        } catch {
            throw PackagingFailure(.unreadable, "cannot read the link '\(path)': \(error.reason)")
        }
        try LinkTarget(root: root, path: path, target: target).check()
        return SourceEntry(path: path, kind: .link(target: target))
    }

    private func names(in folder: String) throws(PackagingFailure) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
        } catch {
            let shown = folder.isEmpty ? root : folder
            throw PackagingFailure(
                .unreadable,
                "cannot read the folder '\(shown)': \(error.reason)"
            )
        }
    }

    private func attributes(
        of path: String
    ) throws(PackagingFailure) -> [FileAttributeKey: Any] {
        do {
            return try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
        } catch {
            throw PackagingFailure(.unreadable, "cannot read '\(path)': \(error.reason)")
        }
    }
}
