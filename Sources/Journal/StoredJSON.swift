import FoundationEssentials
import Pipeline

/// What is kept in one column as JSON.
enum StoredJSON {
    static func text(_ content: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(content), as: UTF8.self)
    }

    static func read<Content: Decodable>(_ text: String) throws -> Content {
        do {
            return try JSONDecoder().decode(Content.self, from: Data(text.utf8))
        } catch {
            throw JournalFailure(.corrupt, "the journal holds JSON that nobody can read: \(error)")
        }
    }
}
