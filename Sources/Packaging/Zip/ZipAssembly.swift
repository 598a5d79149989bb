import Foundation
import Values

/// Puts code and padding together into one zip file.
struct ZipAssembly {
    let tree: SourceTree
    let compression: ZipPackage.Compression
    let seed: UInt64

    func write(to path: String, size: ByteCount?) throws {
        guard tree.size.bytes <= ZipWriter.limit else {
            throw PackagingFailure(
                .tooLarge,
                "\(tree.size) of code need zip64, which is not supported"
            )
        }
        var writer = try ZipWriter(creating: path)
        for entry in tree.entries { try add(entry, to: &writer) }
        if let size { try pad(&writer, to: size) }
        try writer.finish()
    }

    private func add(_ entry: SourceEntry, to writer: inout ZipWriter) throws {
        switch entry.kind {
        case .link(let target):
            try writer.store(entry.path, mode: entry.mode) { try $0(Data(target.utf8)) }
        case .file(_, let digest, _):
            let content: ZipWriter.Content = { sink in
                try read(entry.path, digest: digest, sink)
            }
            switch compression {
            case .stored: try writer.store(entry.path, mode: entry.mode, content)
            case .deflated: try writer.deflate(entry.path, mode: entry.mode, content)
            }
        }
    }

    /// Reads a file of the tree and makes sure that it is still the one that was looked at.
    private func read(
        _ path: String,
        digest expected: String,
        _ sink: (Data) throws -> Void
    ) throws {
        let file = try InputFile(path: "\(tree.folder)/\(path)")
        var digest = ContentDigest()
        try file.forEachChunk { data in
            digest.update(data)
            try sink(data)
        }
        guard digest.text == expected else {
            throw PackagingFailure(.changed, "'\(path)' changed while it was being packaged")
        }
    }

    private func pad(_ writer: inout ZipWriter, to size: ByteCount) throws {
        guard !tree.entries.contains(where: { $0.path == Padding.name }) else {
            throw PackagingFailure(
                .refused,
                "the code has a file '\(Padding.name)' of its own, so its size cannot be set"
            )
        }
        let smallest = writer.finishedSize + ZipRecord.overhead(of: Padding.name)
        guard size.bytes >= smallest else {
            throw PackagingFailure(
                .tooSmall,
                "the code takes \(smallest) bytes, more than the wanted \(size.bytes)",
                smallest: ByteCount(bytes: smallest)
            )
        }
        guard size.bytes <= ZipWriter.limit else {
            throw PackagingFailure(
                .tooLarge,
                "a zip of \(size) needs zip64, which is not supported"
            )
        }
        let padding = Padding(seed: seed, bytes: size.bytes - smallest)
        try writer.store(Padding.name, mode: 0o100644, padding.forEachChunk)
    }
}
