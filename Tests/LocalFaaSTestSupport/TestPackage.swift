package import FaaS
import Foundation
import LocalFaaS
import Packaging
package import Values

/// Makes zip packages of a few small files.
package enum TestPackage {
    /// Writes a package; files that begin with `#!` are executable.
    package static func make(
        _ files: [String: String],
        in folder: TemporaryFolder,
        size: ByteCount? = nil
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
        return try zip(source, to: "\(folder.path)/\(name).zip", size: size)
    }

    /// Writes a package of a folder's files.
    package static func zip(
        _ source: String,
        to path: String,
        size: ByteCount? = nil
    ) throws -> PackageSource {
        let package = try ZipPackage.write(SourceTree(folder: source), to: path, size: size)
        return PackageSource(
            kind: .zip,
            path: package.path,
            digest: package.digest,
            size: package.size
        )
    }
}

extension TestPackage {
    /// Writes a package with an entry that no careful packer would write.
    package static func hostile(_ entry: String, in folder: TemporaryFolder) throws -> PackageSource
    {
        let path = "\(folder.path)/\(UUID().uuidString).zip"
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "w") as z:
                z.writestr("handler.py", "def handler(e, c): return 1")
                z.writestr(sys.argv[2], "escaped")
            """
        python.arguments = ["python3", "-c", script, path, entry]
        try python.run()
        python.waitUntilExit()
        return try describe(path)
    }

    /// Describes a zip file that is there.
    package static func describe(_ path: String) throws -> PackageSource {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return PackageSource(
            kind: .zip,
            path: path,
            digest: try PackageDigest.ofFile(path),
            size: ByteCount(bytes: data.count)
        )
    }
}
