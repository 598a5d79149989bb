import Foundation

/// Reads a `samples.csv` row by row, so that its size does not matter.
package struct SampleReader: Sendable {
    /// Where the file is.
    package let path: String

    /// How much is read at once.
    private static let piece = 1 << 20

    /// Reads from a file.
    package init(path: String) { self.path = path }

    /// Reads from a file if its first lines are those of a file of samples; `nil` otherwise.
    ///
    /// - Throws: A ``ResultsFailure`` when it cannot be read.
    package init?(ifThereAt path: String) throws(ResultsFailure) {
        guard try Self.beginning(of: path) == Array(SampleRow.heading.utf8) else { return nil }
        self.path = path
    }

    /// Whether the writer of a file died before its heading was whole.
    package var isBarelyBegun: Bool {
        get throws(ResultsFailure) {
            let beginning = try Self.beginning(of: path)
            let heading = SampleRow.heading.utf8
            return beginning.count < heading.count && heading.starts(with: beginning)
        }
    }

    /// Hands over every row, in the order in which they were written; of a file whose writer was
    /// killed, all but a torn last one.
    ///
    /// - Returns: What had to be left out, as a sentence; `nil` when nothing.
    /// - Throws: A ``ResultsFailure`` when the file cannot be read, has other columns, or is
    ///   damaged anywhere else than in a torn last row.
    @discardableResult
    package func read(_ take: (Sample) -> Void) throws(ResultsFailure) -> String? {
        var lines = SampleLines(path: path)
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            while let piece = try handle.read(upToCount: Self.piece), !piece.isEmpty {
                try lines.feed(piece, take)
            }
        } catch {
            throw Self.failure(path, error)
        }
        return try lines.finish()
    }

    /// Counts every row, by the results that were measured.
    ///
    /// - Throws: A ``ResultsFailure`` as ``read(_:)``.
    package func ledger(of identities: [ResultIdentity]) throws(ResultsFailure) -> SampleLedger {
        var ledger = SampleLedger(identities)
        try read { ledger.add($0) }
        return ledger
    }

    private static func beginning(of path: String) throws(ResultsFailure) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            return Array(try handle.read(upToCount: SampleRow.heading.utf8.count) ?? Data())
        } catch {
            throw failure(path, error)
        }
    }

    private static func failure(_ path: String, _ error: any Error) -> ResultsFailure {
        if let failure = error as? ResultsFailure { return failure }
        return ResultsFailure(.unreadable, "cannot read '\(path)': \(error.localizedDescription)")
    }
}
