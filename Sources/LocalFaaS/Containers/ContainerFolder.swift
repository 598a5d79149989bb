import FoundationEssentials
import Glibc

/// The folder of one container: its document, and what it writes to its root.
struct ContainerFolder: Sendable {
    /// Where it is.
    let path: String

    /// Where the root is that the container sees.
    var root: String { "\(path)/root" }
    private var upper: String { "\(path)/upper" }
    private var work: String { "\(path)/work" }

    /// Makes it.
    func create() throws(OperatingSystemError) {
        for folder in [path, root, upper, work, "\(upper)/tmp"] {
            guard unsafe mkdir(folder, 0o755) == 0 else { throw .last(doing: folder) }
        }
        // Not by the mode of the call, from which the mask of this process is taken away.
        guard unsafe chmod("\(upper)/tmp", 0o1777) == 0 else { throw .last(doing: upper) }
    }

    /// Changes of the container on top of an unpacked image.
    func overlay(on image: String) -> Enclosure.Overlay {
        Enclosure.Overlay(lower: image, upper: upper, work: work, root: root)
    }

    /// Writes what the runtime is told.
    func write(_ document: ContainerDocument) throws {
        try JSONEncoder().encode(document).write(to: URL(filePath: "\(path)/config.json"))
    }
}
