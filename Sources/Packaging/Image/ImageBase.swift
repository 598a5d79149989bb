/// What an image is built upon.
package enum ImageBase: Sendable, Hashable {
    /// Nothing: the code brings all it needs.
    case nothing
    /// An image in a layout, by its name or as the only one there.
    case layout(folder: String, name: String?)
    /// A tar archive of a root filesystem, bare or as gzip.
    case rootFilesystem(path: String)
}
