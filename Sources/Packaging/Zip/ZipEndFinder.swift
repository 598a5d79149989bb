/// Looks for the records that end a zip file in its last bytes.
struct ZipEndFinder {
    let bytes: [UInt8]
    /// Where in the file the bytes start.
    let start: Int

    func end() throws(PackagingFailure) -> ZipEnd {
        let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
        let last = bytes.count - ZipEnd.narrowSize
        guard last >= 0,
            let place = (0...last).last(where: { bytes[$0..<($0 + 4)].elementsEqual(mark) })
        else { throw PackagingFailure(.malformed, "not a zip file: it has no directory") }
        var cursor = ByteCursor(bytes, at: place + 10)
        let entries = try cursor.number(2)
        let size = try cursor.number(4)
        let directory = try cursor.number(4)
        let isWide = entries == 0xFFFF || max(size, directory) == Int(ZipRecord.seeZip64)
        if isWide, place >= 20, let wide = try wideEnd(before: place) { return wide }
        return ZipEnd(
            entries: entries,
            directory: directory,
            size: size,
            limit: ZipWriter.largest
        )
    }

    /// The zip64 record, if the locator that says where it is stands before the old record.
    private func wideEnd(before place: Int) throws(PackagingFailure) -> ZipEnd? {
        var locator = ByteCursor(bytes, at: place - 20)
        guard try locator.number(4) == 0x0706_4B50 else { return nil }
        try locator.skip(4)
        var cursor = ByteCursor(bytes, at: try locator.longNumber() - start)
        guard try cursor.number(4) == 0x0606_4B50 else {
            throw PackagingFailure(.malformed, "the zip64 record of the zip file is damaged")
        }
        try cursor.skip(28)
        let entries = try cursor.longNumber()
        let size = try cursor.longNumber()
        return ZipEnd(
            entries: entries,
            directory: try cursor.longNumber(),
            size: size,
            limit: ZipWriter.largest
        )
    }
}
