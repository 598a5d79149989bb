import Foundation

/// Streams samples to a `samples.csv`, so that a killed run keeps what it measured.
///
/// Every call writes whole rows at once: a kill leaves at most one torn row, which is cut off when
/// the file is written on and left out when it is read.
package struct SampleWriter: Sendable {
    /// Where the file is.
    package let path: String
    private let handle: FileHandle

    /// Opens a file, or makes it with its heading.
    ///
    /// - Throws: A ``ResultsFailure`` when the file cannot be opened or is not a file of samples.
    package init(appendingTo path: String) throws(ResultsFailure) {
        self.path = path
        let url = URL(fileURLWithPath: path)
        do {
            if !FileManager.default.fileExists(atPath: path) { try Data().write(to: url) }
            handle = try FileHandle(forUpdating: url)
            try Self.prepare(handle, path: path)
        } catch {
            throw Self.failure(path, error)
        }
    }

    /// Adds rows; they are in the file when this returns.
    package func append(_ samples: some Sequence<Sample>) throws(ResultsFailure) {
        var text = ""
        for sample in samples { text += SampleRow.encode(sample) }
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw Self.failure(path, error)
        }
    }

    /// Makes sure that the rows survive a power failure, and closes the file.
    package func close() throws(ResultsFailure) {
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw Self.failure(path, error)
        }
    }

    /// Writes the heading of a new file, or finds the end of the last whole row of an old one.
    private static func prepare(_ handle: FileHandle, path: String) throws {
        let heading = Data(SampleRow.heading.utf8)
        let beginning = try handle.read(upToCount: heading.count) ?? Data()
        guard beginning.count == heading.count || !heading.starts(with: beginning) else {
            try handle.truncate(atOffset: 0)
            return try handle.write(contentsOf: heading)
        }
        guard beginning == heading else {
            throw ResultsFailure(.malformed, "'\(path)' is not a file of samples")
        }
        try handle.truncate(atOffset: try endOfRows(in: handle, from: UInt64(heading.count)))
    }

    /// Where the last whole row ends, at or behind the end of the heading.
    private static func endOfRows(in handle: FileHandle, from start: UInt64) throws -> UInt64 {
        var (end, position) = (start, start)
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            if let last = piece.lastIndex(of: UInt8(ascii: "\n")) {
                end = position + UInt64(last - piece.startIndex) + 1
            }
            position += UInt64(piece.count)
        }
        return end
    }

    private static func failure(_ path: String, _ error: any Error) -> ResultsFailure {
        if let failure = error as? ResultsFailure { return failure }
        return ResultsFailure(
            .unwritable,
            "cannot write '\(path)': \(error.localizedDescription)"
        )
    }
}
