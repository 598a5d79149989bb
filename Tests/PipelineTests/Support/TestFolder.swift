import FoundationEssentials

/// A folder of its own for a test; removed with it.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = "\(FileManager.default.temporaryDirectory.path())/stellar-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // Nothing can be done about a folder that stays, and no test depends on it.
        try? FileManager.default.removeItem(atPath: path)
    }
}
