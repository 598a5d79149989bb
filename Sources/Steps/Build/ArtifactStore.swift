import FoundationEssentials
import Packaging

/// What was compiled, under the state folder, each in a folder that is named by what is in it.
struct ArtifactStore: Sendable {
    /// The absolute path of the state folder.
    let stateFolder: String

    /// Takes over a folder on the same file system; returns where it is then.
    func keep(_ tree: SourceTree) throws -> String {
        let folder = "\(stateFolder)/artifacts/\(tree.digest.prefix(32))"
        if Self.holds(folder, tree.digest) { return folder }
        let files = FileManager.default
        try files.createDirectory(
            atPath: "\(stateFolder)/artifacts",
            withIntermediateDirectories: true
        )
        // What somebody changed is of no use any more.
        if files.fileExists(atPath: folder) { try files.removeItem(atPath: folder) }
        do {
            try files.moveItem(atPath: tree.folder, toPath: folder)
        } catch {
            // Another build may have put the same bytes there in this very moment.
            guard Self.holds(folder, tree.digest) else { throw error }
        }
        return folder
    }

    /// Whether a folder is there with nothing changed in it; one that cannot be read is not.
    static func holds(_ folder: String, _ digest: String) -> Bool {
        (try? SourceTree(folder: folder))?.digest == digest
    }
}
