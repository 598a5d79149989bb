import Foundation
package import Values

/// A zip file of a function's code, brought to an exact size.
///
/// The same files, size and seed give the same bytes: entries are sorted, times are 1980-01-01,
/// owners are left out. ``Compression/deflated`` adds "and the same version of zlib".
package struct ZipPackage: Sendable, Hashable {
    /// Where the file is.
    package let path: String
    /// The size of the file, as read back.
    package let size: ByteCount
    /// The SHA-256 of the file, as read back, in lower-case hexadecimal.
    package let digest: String

    /// Writes a package.
    ///
    /// The file appears under its name only when it is complete and of the right size; one that is
    /// already there is replaced in one step.
    ///
    /// - Parameters:
    ///   - tree: The code.
    ///   - files: What goes with it, unless it has files of those names itself.
    ///   - path: Where the file goes; its folder must exist.
    ///   - size: The exact size of the file, reached by a file `padding.bin` of incompressible
    ///     bytes beside the code; `nil` for the code alone.
    ///   - seed: Decides the bytes of the padding.
    ///   - compression: How the code is kept.
    /// - Returns: The package as read back.
    /// - Throws: A ``PackagingFailure``; its code is `tooSmall`, with the smallest size, when the
    ///   code does not fit. `CancellationError` on cancel.
    package static func write(
        _ tree: SourceTree,
        with files: [AddedFile] = [],
        to path: String,
        size: ByteCount? = nil,
        seed: UInt64 = 0,
        compression: Compression = .stored
    ) throws -> ZipPackage {
        let url = URL(fileURLWithPath: path)
        let partial = url.deletingLastPathComponent()
            .appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString).partial").path
        do {
            try ZipAssembly(tree: tree, files: files, compression: compression, seed: seed)
                .write(to: partial, size: size)
            return try settle(partial, at: path, size: size)
        } catch {
            // What went wrong first is what the caller should hear; the file may not exist at all.
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    /// Checks a complete file and gives it its name.
    private static func settle(
        _ partial: String,
        at path: String,
        size: ByteCount?
    ) throws -> ZipPackage {
        let actual = ByteCount(bytes: try InputFile(path: partial).size())
        guard size == nil || actual == size else {
            let wanted = size?.bytes ?? 0
            throw PackagingFailure(
                .unwritable,
                "'\(path)' came to \(actual.bytes) bytes instead of \(wanted)"
            )
        }
        let digest = try ContentDigest.ofFile(partial)
        try FileRename(from: partial, to: path).run()
        return ZipPackage(path: path, size: actual, digest: digest)
    }
}
