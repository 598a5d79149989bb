import Foundation

/// A new file that knows how far it has been written.
struct OutputFile {
    let path: String
    private let handle: FileHandle
    private(set) var position = 0

    /// Creates the file; one that already exists is a failure, never overwritten or followed.
    init(creating path: String) throws(PackagingFailure) {
        self.path = path
        let url = URL(fileURLWithPath: path)
        handle = try Self.naming(path) {
            try Data().write(to: url, options: .withoutOverwriting)
            return try FileHandle(forWritingTo: url)
        }
    }

    mutating func write(_ data: Data) throws(PackagingFailure) {
        try Self.naming(path) { try handle.write(contentsOf: data) }
        position += data.count
    }

    /// Goes back to an earlier place, to correct what stands there.
    mutating func seek(to offset: Int) throws(PackagingFailure) {
        try Self.naming(path) { try handle.seek(toOffset: UInt64(offset)) }
        position = offset
    }

    /// Forgets everything from an earlier place on, and goes there.
    mutating func truncate(to offset: Int) throws(PackagingFailure) {
        try Self.naming(path) { try handle.truncate(atOffset: UInt64(offset)) }
        try seek(to: offset)
    }

    /// Ends the file and hears of a failure to write it; without a call it ends unheard.
    func close() throws(PackagingFailure) {
        try Self.naming(path) { try handle.close() }
    }

    private static func naming<Value>(
        _ path: String,
        _ body: () throws -> Value
    ) throws(PackagingFailure) -> Value {
        do {
            return try body()
        } catch {
            throw PackagingFailure(.unwritable, "cannot write '\(path)': \(error.reason)")
        }
    }
}
