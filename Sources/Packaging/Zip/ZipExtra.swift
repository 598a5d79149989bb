/// The extra fields of an entry, of which only the zip64 numbers matter here.
struct ZipExtra {
    private var zip64: [UInt8] = []

    init(_ bytes: [UInt8]) throws(PackagingFailure) {
        var cursor = ByteCursor(bytes)
        // Some writers leave a few bytes at the end that are no field; readers look over them.
        while bytes.count - cursor.position >= 4 {
            let kind = try cursor.number(2)
            let length = try cursor.number(2)
            let content = try cursor.bytes(length)
            if kind == 1 { zip64 = content }
        }
    }

    /// Puts the long numbers in the place of those that say "see zip64".
    func widen(
        _ bytes: Int,
        _ packed: Int,
        _ offset: Int
    ) throws(PackagingFailure) -> (bytes: Int, packed: Int, offset: Int) {
        var cursor = ByteCursor(zip64)
        let bytes = try Self.widen(bytes, &cursor)
        let packed = try Self.widen(packed, &cursor)
        return (bytes, packed, try Self.widen(offset, &cursor))
    }

    private static func widen(
        _ number: Int,
        _ cursor: inout ByteCursor
    ) throws(PackagingFailure) -> Int {
        number == Int(ZipRecord.seeZip64) ? try cursor.longNumber() : number
    }
}
