import Foundation

/// The folder a package is unpacked into, and the only place that is written to.
struct UnpackTarget {
    let root: String

    /// Makes the folder, or takes an empty one.
    init(folder: String) throws(PackagingFailure) {
        let manager = FileManager.default
        do {
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let contents = try manager.contentsOfDirectory(atPath: folder)
            guard contents.isEmpty else {
                throw PackagingFailure(.unwritable, "the folder is not empty")
            }
        } catch {
            let reason = (error as? PackagingFailure)?.message ?? error.reason
            throw PackagingFailure(.unwritable, "cannot unpack into '\(folder)': \(reason)")
        }
        root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    }

    func makeFolder(_ path: String) throws(PackagingFailure) {
        try naming(path) {
            try FileManager.default.createDirectory(
                atPath: "\(root)/\(path)",
                withIntermediateDirectories: true
            )
        }
    }

    /// Makes a file and lets `content` fill it piece by piece.
    func makeFile(
        _ path: String,
        executable: Bool,
        _ content: ((Data) throws -> Void) throws -> Void
    ) throws {
        try makeParent(of: path)
        var file = try OutputFile(creating: "\(root)/\(path)")
        try content { try file.write($0) }
        try file.close()
        try naming(path) {
            try FileManager.default.setAttributes(
                [.posixPermissions: executable ? 0o755 : 0o644],
                ofItemAtPath: "\(root)/\(path)"
            )
        }
    }

    func makeLink(_ path: String, to target: String) throws(PackagingFailure) {
        try LinkTarget(root: root, path: path, target: target).checkText()
        try makeParent(of: path)
        try naming(path) {
            try FileManager.default.createSymbolicLink(
                atPath: "\(root)/\(path)",
                withDestinationPath: target
            )
        }
    }

    /// Judges the links again, now that all are there and one may lead through another.
    func checkLinks(_ paths: [String]) throws(PackagingFailure) {
        for path in paths {
            let target = try naming(path) {
                try FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/\(path)")
            }
            try LinkTarget(root: root, path: path, target: target).check()
        }
    }

    /// Takes out what was unpacked so far.
    func clear() {
        // Reached only with a failure at hand that says more than a second one could.
        try? FileManager.default.removeItem(atPath: root)
    }

    private func makeParent(of path: String) throws(PackagingFailure) {
        guard let slash = path.lastIndex(of: "/") else { return }
        try makeFolder(String(path[..<slash]))
    }

    private func naming<Value>(
        _ path: String,
        _ body: () throws -> Value
    ) throws(PackagingFailure) -> Value {
        do {
            return try body()
        } catch {
            throw PackagingFailure(.unwritable, "cannot unpack '\(path)': \(error.reason)")
        }
    }
}
