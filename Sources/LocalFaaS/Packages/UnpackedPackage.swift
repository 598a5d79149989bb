import Values

/// A package as functions run from it.
enum UnpackedPackage: Sendable {
    /// The files of a zip file, and its size.
    case files(folder: String, size: ByteCount)
    /// The root of an image.
    case image(ImageRoot)

    /// Where its files are.
    var folder: String {
        switch self {
        case .files(let folder, _): folder
        case .image(let root): root.path
        }
    }

    /// The size of what was deployed: of the zip file, or of the image's layers as they are stored.
    var size: ByteCount {
        switch self {
        case .files(_, let size): size
        case .image(let root): root.size
        }
    }
}
