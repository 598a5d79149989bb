import Foundation

/// A file that is read front to back, or from a place to a place, in chunks of bounded size.
///
/// Closed when nobody holds it any more.
struct InputFile {
    /// How much of a file is in memory at a time.
    static let chunk = 1 << 18

    let path: String
    private let handle: FileHandle

    init(path: String) throws(PackagingFailure) {
        self.path = path
        handle = try Self.naming(path) {
            try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        }
    }

    /// The size in bytes; leaves the place at the end.
    func size() throws(PackagingFailure) -> Int {
        Int(try Self.naming(path) { try handle.seekToEnd() })
    }

    func seek(to offset: Int) throws(PackagingFailure) {
        try Self.naming(path) { try handle.seek(toOffset: UInt64(offset)) }
    }

    /// Returns the next bytes, fewer than asked for only at the end of the file.
    func read(_ count: Int = chunk) throws(PackagingFailure) -> Data {
        try Self.naming(path) { try handle.read(upToCount: count) ?? Data() }
    }

    /// Hands the rest of the file, or its next bytes, to `body` in chunks.
    ///
    /// - Throws: What `body` throws, a ``PackagingFailure`` when the file cannot be read or ends
    ///   early, `CancellationError` between chunks.
    func forEachChunk(of count: Int? = nil, _ body: (Data) throws -> Void) throws {
        var left = count ?? .max
        while left > 0 {
            try Task.checkCancellation()
            let data = try read(min(left, Self.chunk))
            guard !data.isEmpty else { break }
            try body(data)
            left -= data.count
        }
        if count != nil, left > 0 { throw PackagingFailure(.malformed, "'\(path)' ends too early") }
    }

    private static func naming<Value>(
        _ path: String,
        _ body: () throws -> Value
    ) throws(PackagingFailure) -> Value {
        do {
            return try body()
        } catch {
            throw PackagingFailure(.unreadable, "cannot read '\(path)': \(error.reason)")
        }
    }
}
