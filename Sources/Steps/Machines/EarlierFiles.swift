import FoundationEssentials
import Pipeline

/// What earlier attempts left in the folder of an instance.
enum EarlierFiles {
    /// The files by their relative paths, without the log, which goes on here.
    static func of(_ folder: String) throws -> [String: Data] {
        guard FileManager.default.fileExists(atPath: folder) else { return [:] }
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
        where FilePiece(path: path, at: 0, bytes: Data()).isHarmless {
            files[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
        }
        return files
    }
}
