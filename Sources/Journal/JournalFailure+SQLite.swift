import GRDB
import Pipeline

extension JournalFailure {
    /// Explains what a database said about a file.
    init(_ error: any Error, file: String) {
        guard let error = error as? DatabaseError else {
            self =
                error as? JournalFailure
                ?? JournalFailure(.failed, "the journal \(file) failed: \(error)")
            return
        }
        let words = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL: self.init(.full, "the disk is full; \(file) cannot grow")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
            self.init(.denied, "cannot open or write \(file): \(words)")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(.corrupt, "\(file) is damaged or no journal: \(words)")
        case .SQLITE_IOERR:
            let advice = "the disk may be full or damaged"
            self.init(.failed, "cannot read or write \(file): \(words); \(advice)")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, "another program keeps \(file) locked")
        default: self.init(.failed, "the journal \(file) failed: \(words)")
        }
    }
}
