import FoundationEssentials

/// A folder for the state of a test; removed with it.
final class StateFolder: Sendable {
    let path: String

    init() throws {
        path = "\(FileManager.default.temporaryDirectory.path())/journal-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // Nothing can be done about a folder that stays, and no test depends on it.
        try? FileManager.default.removeItem(atPath: path)
    }
}
