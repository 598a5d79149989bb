import Foundation
import Testing

/// A fresh folder with the shipped pipelines and functions in it, as after a clone.
struct Workspace: Sendable {
    /// The absolute path of the folder, without links in it.
    let path: String

    /// The repository that these tests are part of.
    private static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    init() throws {
        let name = "stellar-e2e-\(UUID().uuidString.prefix(8).lowercased())"
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.resolvingSymlinksInPath().path(percentEncoded: false)
        for part in ["functions", "pipelines"] {
            let original = Self.repository.appending(path: part).resolvingSymlinksInPath()
            try FileManager.default.copyItem(at: original, to: folder.appending(path: part))
        }
    }

    /// Writes a file, and the folders above it.
    func write(_ text: String, to file: String) throws { try write(Data(text.utf8), to: file) }

    /// Writes a file of bytes, and the folders above it.
    func write(_ bytes: Data, to file: String) throws {
        let url = URL(filePath: "\(path)/\(file)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try bytes.write(to: url)
    }

    /// Writes a python function of one's own.
    func write(function name: String, python code: String) throws {
        try write(code, to: "functions/\(name)/python/handler.py")
    }

    /// The text of a file; empty when there is none.
    func text(of file: String) -> String { String(decoding: bytes(of: file), as: UTF8.self) }

    /// The bytes of a file; none when there is no such file.
    func bytes(of file: String) -> Data {
        FileManager.default.contents(atPath: "\(path)/\(file)") ?? Data()
    }

    /// Whether something is there.
    func has(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(file)") }

    /// The files below a folder, relative to the workspace.
    func files(below folder: String) -> [String] {
        let files = FileManager.default.enumerator(atPath: "\(path)/\(folder)")
        return (files?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }

    func remove() throws { try FileManager.default.removeItem(atPath: path) }
}

/// Gives a body a workspace, and expects that nothing it started is running afterwards.
func withWorkspace(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: (Workspace) async throws -> Void
) async throws {
    let workspace = try Workspace()
    var failure: (any Error)?
    do { try await body(workspace) } catch { failure = error }
    await workspace.expectNothingRuns(sourceLocation: sourceLocation)
    try workspace.remove()
    if let failure { throw failure }
}
