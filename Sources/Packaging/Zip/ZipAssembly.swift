import Foundation
import Values

/// Puts code and padding together into one zip file.
struct ZipAssembly {
    let tree: SourceTree
    /// What goes with the code, unless it has files of those names itself.
    var files: [AddedFile] = []
    let compression: Compression
    let seed: UInt64
    /// The largest number that goes into a field of 32 bits.
    var limit = ZipWriter.largest

    func write(to path: String, size: ByteCount?) throws {
        var writer = try ZipWriter(creating: path, limit: limit)
        for member in members { try add(member, to: &writer) }
        try tree.checkUnchanged()
        try writer.finish(comment: size.map { try pad(&writer, to: $0) } ?? 0)
    }

    private enum Member {
        case entry(SourceEntry)
        case added(AddedFile)

        var path: String {
            switch self {
            case .entry(let entry): entry.path
            case .added(let file): file.path
            }
        }
    }

    /// Ordered by the bytes of their paths.
    private var members: [Member] {
        let own = Set(tree.entries.map(\.path))
        let added = files.filter { !own.contains($0.path) }.map(Member.added)
        return (tree.entries.map(Member.entry) + added)
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private func add(_ member: Member, to writer: inout ZipWriter) throws {
        switch member {
        case .entry(let entry): try add(entry, to: &writer)
        case .added(let file):
            let bytes = Data(file.bytes)
            try writer.store(file.path, mode: 0o100644, bytes: bytes.count) { try $0(bytes) }
        }
    }

    private func add(_ entry: SourceEntry, to writer: inout ZipWriter) throws {
        switch entry.kind {
        case .link(let target):
            let text = Data(target.utf8)
            try writer.store(entry.path, mode: entry.mode, bytes: text.count) { try $0(text) }
        case .file(let bytes, let digest, _):
            let content: ZipWriter.Content = { sink in
                try tree.read(entry.path, digest: digest, sink)
            }
            switch compression {
            case .stored: try writer.store(entry.path, mode: entry.mode, bytes: bytes, content)
            case .deflated: try writer.deflate(entry.path, mode: entry.mode, bytes: bytes, content)
            }
        }
    }

    /// Adds padding, and says how long a comment has to be for the file to have the size.
    private func pad(_ writer: inout ZipWriter, to size: ByteCount) throws -> Int {
        guard !tree.entries.contains(where: { $0.path == Padding.name }) else {
            throw Padding.nameIsTaken
        }
        let fit = writer.fit
        let smallest = fit.smallest
        guard size.bytes >= smallest else {
            throw PackagingFailure(
                .tooSmall,
                "the code takes \(smallest) bytes, more than the wanted \(size.bytes)",
                smallest: ByteCount(bytes: smallest)
            )
        }
        let (bytes, comment) = fit.fill(to: size.bytes)
        let padding = Padding(seed: seed, bytes: bytes)
        try writer.store(Padding.name, mode: 0o100644, bytes: bytes, padding.forEachChunk)
        return comment
    }
}
