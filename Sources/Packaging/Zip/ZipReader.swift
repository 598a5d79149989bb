import Foundation
package import Values

/// Unpacks zip files that nobody vouches for.
package struct ZipReader: Sendable {
    /// The zip file.
    package let path: String
    /// The most bytes that the unpacked files may take together.
    package let limit: ByteCount

    /// Prepares to read a file; nothing is opened yet.
    package init(path: String, limit: ByteCount = ByteCount(bytes: 4 << 30)) {
        self.path = path
        self.limit = limit
    }

    /// Unpacks everything into a folder, keeping the executable bit and links that stay inside.
    ///
    /// Nothing is ever written outside the folder, and on failure nothing is left in it.
    ///
    /// - Parameter folder: A folder that does not exist yet, or is empty.
    /// - Throws: A ``PackagingFailure``: `refused` for paths, links and kinds of files that do not
    ///   belong into a package, `tooLarge` beyond the limit, `malformed` for a damaged file.
    ///   `CancellationError` on cancel.
    package func unpack(into folder: String) throws {
        let file = try InputFile(path: path)
        let contents = try ZipContents(ZipDirectory(of: file), limit: limit)
        let target = try UnpackTarget(folder: folder)
        do {
            for path in contents.folders { try target.makeFolder(path) }
            for record in contents.files { try write(record, of: file, to: target) }
            // Links come last, so that no file can be written through one.
            for record in contents.links {
                var text = Data()
                try ZipEntryReader(file: file, record: record).forEachChunk { text.append($0) }
                try target.makeLink(record.name, to: String(decoding: text, as: UTF8.self))
            }
            try target.checkLinks(contents.links.map(\.name))
        } catch {
            target.clear()
            throw error
        }
    }

    private func write(_ record: ZipRecord, of file: InputFile, to target: UnpackTarget) throws {
        let executable = record.mode & 0o111 != 0
        try target.makeFile(record.name, executable: executable) { sink in
            try ZipEntryReader(file: file, record: record).forEachChunk(sink)
        }
    }
}
