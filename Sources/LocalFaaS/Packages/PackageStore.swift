import FaaS
import FoundationEssentials
import NIOCore
import Packaging
import Synchronization
import Values

/// The packages that functions run from, unpacked once each, shared by all of their instances.
///
/// Does disk work: not for the event loop.
final class PackageStore: Sendable {
    private let folders: ServerFolders
    /// How many functions use each package.
    private let users = Mutex<[String: Int]>([:])

    init(folders: ServerFolders) { self.folders = folders }

    /// Where a package of some digest is unpacked.
    func folder(of digest: String) -> String { "\(folders.packages)/\(digest)" }

    /// Where a package of some digest is kept that was sent to us.
    func upload(of digest: String) -> String { "\(folders.uploads)/\(digest).zip" }

    /// Keeps a package that was sent to us; checked against its digest when it is used.
    func keep(_ bytes: ByteBuffer, digest: String) throws {
        let url = URL(filePath: upload(of: digest))
        try Data(bytes.readableBytesView).write(to: url, options: .atomic)
    }

    /// The size of the zip file.
    func size(of package: PackageSource) throws -> ByteCount {
        let path = path(of: package)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return ByteCount(bytes: attributes[.size] as? Int ?? 0)
    }

    private func path(of package: PackageSource) -> String {
        package.path.isEmpty ? upload(of: package.digest) : package.path
    }

    /// Unpacks a package, unless it is there already, for one more user.
    func acquire(_ package: PackageSource) throws -> String {
        guard package.kind == .zip else {
            throw ControlFailure(.invalid, "only zip packages can be run here")
        }
        let path = path(of: package)
        try verify(path, against: package)
        let folder = folder(of: package.digest)
        // One at a time: two functions of one package must not both unpack it.
        try users.withLock { users in
            if users[package.digest] == nil { try unpack(path, into: folder) }
            users[package.digest, default: 0] += 1
        }
        return folder
    }

    /// One user less; the last one removes the package.
    func release(_ digest: String) {
        users.withLock { users in
            guard let count = users[digest] else { return }
            users[digest] = count > 1 ? count - 1 : nil
            if count == 1 { FolderRemoval.remove(folder(of: digest)) }
        }
    }

    private func verify(_ path: String, against package: PackageSource) throws {
        let digest: String
        do {
            digest = try PackageDigest.ofFile(path)
        } catch {
            throw ControlFailure(.invalid, "the package cannot be read: \(error)")
        }
        guard digest == package.digest else {
            throw ControlFailure(
                .invalid,
                "the package has the digest \(digest), not \(package.digest)"
            )
        }
    }

    private func unpack(_ path: String, into folder: String) throws {
        do {
            try ZipReader(path: path).unpack(into: folder)
            try seal(folder)
        } catch {
            FolderRemoval.remove(folder)
            throw ControlFailure(.invalid, "the package cannot be unpacked: \(error)")
        }
    }

    /// Takes the right to write away, as instances share the folder (root may still write).
    private func seal(_ folder: String) throws {
        let manager = FileManager.default
        for folder in FolderRemoval.folders(below: folder).reversed() {
            for name in try manager.contentsOfDirectory(atPath: folder) {
                let path = "\(folder)/\(name)"
                let attributes = try manager.attributesOfItem(atPath: path)
                guard attributes[.type] as? FileAttributeType == .typeRegular,
                    let mode = attributes[.posixPermissions] as? Int
                else { continue }
                try manager.setAttributes([.posixPermissions: mode & ~0o222], ofItemAtPath: path)
            }
            try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        }
    }
}
