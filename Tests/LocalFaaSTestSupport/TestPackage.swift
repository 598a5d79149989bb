package import FaaS
import Foundation
import Packaging
import Values

/// Makes zip packages of a few small files.
package enum TestPackage {
    /// Writes a package; files that begin with `#!` are executable.
    package static func make(
        _ files: [String: String],
        in folder: TemporaryFolder
    ) throws -> PackageSource {
        let name = UUID().uuidString
        let source = "\(folder.path)/\(name)"
        for (path, text) in files {
            let url = URL(fileURLWithPath: "\(source)/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
            guard text.hasPrefix("#!") else { continue }
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: url.path
            )
        }
        return try zip(source, to: "\(folder.path)/\(name).zip")
    }

    /// Writes a package of a folder's files.
    package static func zip(_ source: String, to path: String) throws -> PackageSource {
        let package = try ZipPackage.write(SourceTree(folder: source), to: path)
        return PackageSource(
            kind: .zip,
            path: package.path,
            digest: package.digest,
            size: package.size
        )
    }
}
