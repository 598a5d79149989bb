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
    /// What is unpacked, and how many functions use each.
    private let used = Mutex<[String: (count: Int, package: UnpackedPackage)]>([:])

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

    /// Unpacks a package, unless it is there already, for one more user.
    ///
    /// What is there was compared with its digest then; so replicas of a large package cost nothing.
    func acquire(_ package: PackageSource) throws -> UnpackedPackage {
        // One at a time: two functions of one package must not both unpack it.
        try used.withLock { used in
            let unpacked = try used[package.digest]?.package ?? unpack(package)
            used[package.digest, default: (0, unpacked)].count += 1
            return unpacked
        }
    }

    /// One user less; the last one removes the package.
    func release(_ digest: String) {
        used.withLock { used in
            guard let count = used[digest]?.count else { return }
            if count > 1 {
                used[digest]?.count = count - 1
            } else {
                used[digest] = nil
                FolderRemoval.remove(folder(of: digest))
            }
        }
    }

    private func unpack(_ package: PackageSource) throws -> UnpackedPackage {
        let folder = folder(of: package.digest)
        switch package.kind {
        case .container:
            return .image(
                try ImageRoot(unpacking: package.digest, from: package.path, into: folder)
            )
        case .zip:
            let path = package.path.isEmpty ? upload(of: package.digest) : package.path
            try verify(path, against: package)
            try unpack(path, into: folder)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            return .files(
                folder: folder,
                size: ByteCount(bytes: attributes[.size] as? Int ?? 0)
            )
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
