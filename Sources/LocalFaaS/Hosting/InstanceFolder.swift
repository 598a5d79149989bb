import Glibc

/// The directory of one instance: its own to write to, with the package linked into it.
///
/// Links instead of copies, because copying 100 MiB would be in every cold start.
struct InstanceFolder: Sendable {
    /// Tells it from the folders of all other instances.
    let name: String
    /// Where it is.
    let path: String

    /// Where the instance finds a folder for temporary files.
    var temporaryPath: String { "\(path)/.tmp" }

    init(root: String, name: String) {
        self.name = name
        path = "\(root)/\(name)"
    }

    /// Makes it.
    func create(linking entries: [String], of package: String) throws(OperatingSystemError) {
        guard unsafe mkdir(path, 0o755) == 0 else { throw .last(doing: path) }
        guard unsafe mkdir(temporaryPath, 0o755) == 0 else { throw .last(doing: temporaryPath) }
        for entry in entries {
            guard unsafe symlink("\(package)/\(entry)", "\(path)/\(entry)") == 0 else {
                throw .last(doing: "\(path)/\(entry)")
            }
        }
    }
}
