import FoundationEssentials
import Packaging

/// What was compiled, under the state folder, each in a folder that is named by what is in it.
struct ArtifactStore: Sendable {
    /// The absolute path of the state folder.
    let stateFolder: String

    /// The folder of a state folder with all of them.
    static func content(of stateFolder: String) -> ContentFolder {
        ContentFolder(path: "\(stateFolder)/artifacts")
    }

    /// Takes over a folder on the same file system; returns where it is then.
    func keep(_ tree: SourceTree) throws -> String {
        let content = Self.content(of: stateFolder)
        return try content.inUse {
            let folder = "\(content.path)/\(tree.digest.prefix(32))"
            try keep(tree, at: folder)
            try LastUse.mark(folder)
            return folder
        }
    }

    private func keep(_ tree: SourceTree, at folder: String) throws {
        if Self.holds(folder, tree.digest) { return }
        let files = FileManager.default
        // What somebody changed is of no use any more.
        if files.fileExists(atPath: folder) { try files.removeItem(atPath: folder) }
        do {
            try files.moveItem(atPath: tree.folder, toPath: folder)
        } catch {
            // Another build may have put the same bytes there in this very moment.
            guard Self.holds(folder, tree.digest) else { throw error }
        }
    }

    /// Whether an artifact is as it was built; what is kept in a store is then marked as used.
    static func isUsable(_ artifact: Artifact) throws -> Bool {
        let place = URL(filePath: artifact.folder).deletingLastPathComponent()
        let isKept = artifact.folder.hasSuffix("/artifacts/\(artifact.digest.prefix(32))")
        guard isKept, FileManager.default.fileExists(atPath: place.path) else {
            return holds(artifact.folder, artifact.digest)
        }
        return try ContentFolder(path: place.path).inUse {
            guard holds(artifact.folder, artifact.digest) else { return false }
            try LastUse.mark(artifact.folder)
            return true
        }
    }

    /// Whether a folder is there with nothing changed in it; one that cannot be read is not.
    static func holds(_ folder: String, _ digest: String) -> Bool {
        (try? SourceTree(folder: folder))?.digest == digest
    }
}
