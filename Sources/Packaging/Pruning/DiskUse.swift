import Foundation

/// What files take.
enum DiskUse {
    /// The bytes of a file, or of all files below a folder; links count as nothing, and what is not there
    /// any more neither.
    static func bytes(of path: String) throws(PackagingFailure) -> Int {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return 0 }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: return Int(facts.st_size)
        case S_IFDIR: return try contents(of: path)
        default: return 0
        }
    }

    private static func contents(of folder: String) throws(PackagingFailure) -> Int {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            guard FileManager.default.fileExists(atPath: folder) else { return 0 }
            throw PackagingFailure(.unreadable, "cannot read '\(folder)': \(error.reason)")
        }
        var bytes = 0
        for name in names { bytes += try self.bytes(of: "\(folder)/\(name)") }
        return bytes
    }
}
