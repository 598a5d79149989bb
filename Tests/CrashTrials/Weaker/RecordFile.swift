import Foundation
import Glibc

/// What a weaker strategy remembers: a line for each thing that happened, durable when written.
struct RecordFile {
    /// What is known of a resource.
    struct Entry: Hashable {
        var kind: String
        var name: String
    }

    /// What happened to it.
    enum Word: String { case intent, created, gone }

    let path: String

    func append(_ word: Word, _ entry: Entry) throws {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CrashTrialsFailure("'\(path)' cannot be written") }
        defer { close(file) }
        let line = Array("\(word.rawValue) \(entry.kind) \(entry.name)\n".utf8)
        guard unsafe write(file, line, line.count) == line.count, fdatasync(file) == 0 else {
            throw CrashTrialsFailure("'\(path)' cannot be written")
        }
    }

    /// What has a word and is not gone, the latest first.
    func remaining(_ word: Word) -> [Entry] {
        let data = FileManager.default.contents(atPath: path) ?? Data()
        var entries: [Entry] = []
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3 else { continue }
            let entry = Entry(kind: parts[1], name: parts[2])
            if parts[0] == word.rawValue { entries.append(entry) }
            if parts[0] == Word.gone.rawValue { entries.removeAll { $0 == entry } }
        }
        return entries.reversed()
    }
}
