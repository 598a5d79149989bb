/// An object that is on the disk.
struct StoredObject: Sendable, Hashable {
    /// The number of its file.
    let file: Int
    /// How many bytes it has.
    let size: Int
    /// Their MD5, in lower-case hexadecimal.
    let digest: String
    /// When it was stored, in milliseconds since 1970.
    let modified: Int
    /// What readers are told beside.
    let headers: [String: String]

    /// What tells this content from others.
    var tag: String { "\"\(digest)\"" }
}
