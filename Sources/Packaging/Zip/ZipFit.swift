/// How much padding brings a zip file to an exact size.
///
/// Beyond 4 GiB some numbers move to longer fields, so a byte of padding may cost more than a
/// byte; the few sizes that are jumped over so are reached with a comment.
struct ZipFit {
    /// The entries before the padding.
    let entries: Int
    /// Where the padding's entry starts.
    let position: Int
    /// The bytes of the directory before the padding's entry.
    let directory: Int
    /// The largest number that goes into a field of 32 bits.
    let limit: Int

    /// The smallest size that can be reached.
    var smallest: Int { size(padding: 0) }

    /// The bytes of the padding and of the comment for a size, which must not be below the smallest.
    func fill(to size: Int) -> (padding: Int, comment: Int) {
        var padding = size - smallest
        while case let excess = self.size(padding: padding) - size, excess > 0 { padding -= excess }
        return (padding, size - self.size(padding: padding))
    }

    /// The size of the whole file.
    func size(padding: Int) -> Int {
        var record = ZipRecord(name: Padding.name, mode: 0, method: .stored, offset: position)
        record.hasWideSizes = padding > limit
        record.hasWideOffset = position > limit
        let start = position + record.localHeader.count + padding
        let size = directory + record.directoryEntry.count
        let end = ZipEnd(entries: entries + 1, directory: start, size: size, limit: limit)
        return start + size + end.count
    }
}
