import Glibc

/// Where a server keeps what it makes; all of it is removed when it ends.
struct ServerFolders: Sendable {
    /// The folder it was given.
    let root: String

    /// One folder for each running instance.
    var instances: String { "\(root)/instances" }
    /// One folder for each package, named by its digest.
    var packages: String { "\(root)/packages" }
    /// One file for each object.
    var objects: String { "\(root)/objects" }
    /// Packages that were sent to us.
    var uploads: String { "\(root)/uploads" }
    /// The programs that host handlers.
    var runtimes: String { "\(root)/runtimes" }

    /// Containers that show what the machine can do.
    var trials: String { "\(root)/trials" }

    private var all: [String] { [instances, objects, packages, uploads, runtimes, trials] }

    /// Makes them, empty: what a server left behind that was killed goes first.
    func create() throws(OperatingSystemError) {
        remove()
        for folder in [root] + all {
            guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw .last(doing: folder)
            }
        }
    }

    /// Removes them, but not the folder they are in, which is not ours.
    func remove() {
        for folder in all { FolderRemoval.remove(folder) }
    }
}
