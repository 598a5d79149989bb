/// The one range that a `Range` header asks for.
struct ByteRangeText: Sendable, Hashable {
    private enum Form: Hashable {
        /// From an offset to another, or to the end.
        case from(Int, through: Int?)
        /// The last so many bytes.
        case last(Int)
    }

    private let form: Form

    /// Reads a header; `nil` when it is none of bytes, or asks for several ranges: then it does not
    /// count, as HTTP wants it.
    init?(_ text: String) {
        guard text.hasPrefix("bytes="), !text.contains(",") else { return nil }
        let ends = text.dropFirst("bytes=".count)
            .split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy { "0"..."9" ~= $0 } }) else {
            return nil
        }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, nil) where ends[1].isEmpty: form = .from(first, through: nil)
        case (let first?, let last?) where first <= last: form = .from(first, through: last)
        case (nil, let count?) where ends[0].isEmpty: form = .last(count)
        default: return nil
        }
    }

    /// The bytes of an object that are meant.
    ///
    /// - Throws: An ``ObjectFailure`` when it has none of them.
    func bytes(of size: Int) throws(ObjectFailure) -> Range<Int> {
        switch form {
        case .from(let first, let last):
            guard first < size else { throw .invalidRange }
            return first..<(min(last ?? size, size - 1) + 1)
        case .last(let count):
            guard count > 0, size > 0 else { throw .invalidRange }
            return max(0, size - count)..<size
        }
    }
}
