/// One file or symbolic link that goes into a package.
package struct SourceEntry: Sendable, Hashable {
    /// What is packaged.
    package enum Kind: Sendable, Hashable {
        /// A plain file of a number of bytes, and the SHA-256 of its content.
        case file(bytes: Int, digest: String, executable: Bool)
        /// A symbolic link to a path relative to the link's own folder.
        case link(target: String)
    }

    /// The path inside the package, with `/` between components.
    package var path: String
    /// What is packaged.
    package var kind: Kind

    /// The entry without its content, as a look at the folder tells it.
    var shape: SourceEntry {
        guard case .file(let bytes, _, let executable) = kind else { return self }
        let kind = Kind.file(bytes: bytes, digest: "", executable: executable)
        return SourceEntry(path: path, kind: kind)
    }

    /// The unix mode, normalised so that it does not depend on who checked the files out.
    package var mode: UInt16 {
        switch kind {
        case .file(_, _, executable: true): 0o100755
        case .file: 0o100644
        case .link: 0o120777
        }
    }
}
