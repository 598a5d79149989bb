import Foundation
package import Values

/// The files of a folder as they go into a package, always in the same order.
///
/// Two folders with the same names, contents and executable bits have the same ``digest``, whoever
/// made them and whenever: it is the key under which a package can be cached. Empty folders are
/// left out.
package struct SourceTree: Sendable, Hashable {
    /// The folder the files are read from.
    package let folder: String
    /// Files and links, ordered by the bytes of their paths.
    package let entries: [SourceEntry]
    /// The SHA-256 over names, modes and contents, in lower-case hexadecimal.
    package let digest: String

    /// Names that never belong into a package: what tools leave beside the sources.
    package static let leftovers: Set<String> = [".git", ".DS_Store", "__pycache__"]

    /// Reads a folder with all that is below it.
    ///
    /// - Parameters:
    ///   - folder: The folder; its own name does not matter.
    ///   - leftovers: Names of files and folders to leave out wherever they appear.
    /// - Throws: A ``PackagingFailure`` for what cannot be read and for what no package can hold:
    ///   devices, sockets, links that lead out of the folder or nowhere, names that other tools
    ///   would misread. `CancellationError` on cancel.
    package init(folder: String, leavingOut leftovers: Set<String> = Self.leftovers) throws {
        let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        var walk = FolderWalk(root: root, leftovers: leftovers)
        try walk.visit("")
        let entries = walk.entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        self.init(folder: root, entries: entries, digest: Self.digest(of: entries))
    }

    init(folder: String, entries: [SourceEntry], digest: String) {
        self.folder = folder
        self.entries = entries
        self.digest = digest
    }

    /// What the files take together.
    package var size: ByteCount {
        ByteCount(
            bytes: entries.reduce(0) { sum, entry in
                guard case .file(let bytes, _, _) = entry.kind else { return sum }
                return sum + bytes
            }
        )
    }

    private static func digest(of entries: [SourceEntry]) -> String {
        var digest = ContentDigest()
        for entry in entries {
            digest.update(entry.path)
            digest.update(String(entry.mode, radix: 8))
            switch entry.kind {
            case .file(_, let content, _): digest.update(content)
            case .link(let target): digest.update(target)
            }
        }
        return digest.text
    }
}
