/// Takes bytes apart into lines, as they come.
struct LineSplitter: Sendable {
    private var rest: [UInt8] = []

    /// Takes bytes, and returns the lines that are whole now, without their ends.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [ArraySlice<UInt8>] {
        rest += bytes
        guard let end = rest.lastIndex(of: 0x0a) else { return [] }
        let whole = rest[..<end]
        rest = Array(rest[(end + 1)...])
        return whole.split(separator: 0x0a)
    }
}
