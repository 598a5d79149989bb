import Foundation

/// A folder of a test's own, removed at its end.
struct Folder {
    let path: String

    static func with<Value>(_ body: (Folder) throws -> Value) throws -> Value {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("packaging-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }  // best effort at a test's end
        return try body(Folder(path: path))
    }

    static func awaiting<Value>(_ body: (Folder) async throws -> Value) async throws -> Value {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("packaging-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }  // best effort at a test's end
        return try await body(Folder(path: path))
    }

    func file(_ name: String, _ text: String = "x", mode: Int = 0o644) throws {
        try file(name, Data(text.utf8), mode: mode)
    }

    func file(_ name: String, _ data: Data, mode: Int = 0o644) throws {
        let path = "\(path)/\(name)"
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true
        )
        try data.write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(path)/\(name)",
            withDestinationPath: target
        )
    }

    func data(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
    }

    /// Fills a folder `code` the way a small function looks.
    func code() throws -> String {
        try file("code/handler.py", "def handler(event, context): return {}\n")
        try file("code/lib/gr\u{FC}n.txt", String(repeating: "green ", count: 500))
        try file("code/bin/start", "#!/bin/sh\nexit 0\n", mode: 0o755)
        try link("code/run", to: "bin/start")
        return "\(path)/code"
    }
}
