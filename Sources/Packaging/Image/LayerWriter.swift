import Foundation

/// Writes the archive of a layer and wraps it, with the digests of both, as it goes by.
struct LayerWriter {
    private var blob: BlobWriter
    private var gzip: StoredGzip
    private var diff = ContentDigest()

    init(_ blob: BlobWriter, filler: GzipFiller) {
        self.blob = blob
        gzip = StoredGzip(filler: filler)
    }

    /// Adds a member whose content comes in pieces.
    mutating func add(
        _ member: TarMember,
        _ content: ((Data) throws -> Void) throws -> Void = { _ in }
    ) throws {
        try append(TarHeader(member: member).data)
        var bytes = 0
        try content { data in
            bytes += data.count
            try append(data)
        }
        guard bytes == member.bytes else {
            throw PackagingFailure(.changed, "'\(member.path)' changed while it was being packaged")
        }
        try append(Data(count: TarHeader.rounded(bytes) - bytes))
    }

    /// Adds bytes of an archive that is there already.
    mutating func append(_ data: Data) throws {
        guard !data.isEmpty else { return }
        diff.update(data)
        try blob.write(gzip.wrap(data))
    }

    /// Ends the archive.
    mutating func endArchive() throws { try append(Data(count: LayerContents.end)) }

    /// Ends the file.
    ///
    /// - Returns: The file, not yet known by its digest, and the digest of the archive in it.
    mutating func finish() throws -> (blob: BlobWriter, diff: ImageDigest) {
        try blob.write(gzip.finish())
        return (blob, ImageDigest(of: diff))
    }
}
