import FoundationEssentials
import GRDB
import Pipeline

extension Row {
    /// Reads a column whose words only some types know; an unknown one is a damaged journal.
    func word<Word>(_ column: String, _ parse: (String) -> Word?) throws -> Word {
        let text: String = self[column]
        guard let word = parse(text) else { throw unreadable(column, text) }
        return word
    }

    /// Reads a column that may be empty.
    func optionalWord<Word>(_ column: String, _ parse: (String) -> Word?) throws -> Word? {
        guard let text: String = self[column] else { return nil }
        guard let word = parse(text) else { throw unreadable(column, text) }
        return word
    }

    func json<Content: Decodable>(_ column: String) throws -> Content {
        let text: String = self[column]
        return try StoredJSON.read(text)
    }

    func optionalJSON<Content: Decodable>(_ column: String) throws -> Content? {
        guard let text: String = self[column] else { return nil }
        return try StoredJSON.read(text)
    }

    private func unreadable(_ column: String, _ text: String) -> JournalFailure {
        JournalFailure(.corrupt, "the journal holds '\(text)' as \(column), which nobody can read")
    }
}
