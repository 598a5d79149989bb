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
    /// The names that were left out.
    let leftovers: Set<String>

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
        var walk = FolderWalk(root: root, leftovers: leftovers, digest: ContentDigest.ofFile)
        try walk.visit("")
        entries = walk.sorted
        self.folder = root
        digest = Self.digest(of: entries)
        self.leftovers = leftovers
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

    /// Reads a file of the tree and makes sure that it is still the one that was looked at.
    func read(_ path: String, digest expected: String, _ body: (Data) throws -> Void) throws {
        let file = try InputFile(path: "\(folder)/\(path)")
        var digest = ContentDigest()
        try file.forEachChunk { data in
            digest.update(data)
            try body(data)
        }
        guard digest.text == expected else {
            throw PackagingFailure(.changed, "'\(path)' changed while it was being packaged")
        }
    }

    /// Looks at the folder once more, after the contents were read and compared: nothing may have
    /// come, gone, or changed its kind or mode.
    func checkUnchanged() throws {
        var walk = FolderWalk(root: folder, leftovers: leftovers) { _ in "" }
        try walk.visit("")
        let (before, now) = (Set(entries.map(\.shape)), Set(walk.entries.map(\.shape)))
        if let odd = before.symmetricDifference(now).map(\.path).min() {
            throw PackagingFailure(.changed, "'\(odd)' changed while it was being packaged")
        }
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
