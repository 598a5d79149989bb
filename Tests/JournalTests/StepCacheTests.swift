import Testing
import Values

@testable import Journal
@testable import Pipeline

@Suite struct `The cache in the journal` {
    private let folder: StateFolder

    init() throws { folder = try StateFolder() }

    private func open() throws -> SQLiteJournal {
        try SQLiteJournal(stateFolder: folder.path, command: "stellar-run")
    }

    @Test func `remembers the latest for a key, also after the process is gone`() throws {
        let output = Value.mapping(["artifact": .mapping(["digest": .text("é")])])
        try open().keep(.text("old"), for: "k", kind: "build", at: 1)
        try open().keep(output, for: "k", kind: "build", at: 2)
        let journal = try open()
        #expect(try journal.output(for: "k") == output)
        #expect(try journal.output(for: "other") == nil)
    }

    @Test func `forgets the oldest when there are too many`() throws {
        let journal = try open()
        for number in 0..<(SQLiteJournal.mostOutputs + 2) {
            try journal.keep(.integer(number), for: "k\(number)", kind: "build", at: 1)
        }
        #expect(try journal.output(for: "k0") == nil)
        #expect(try journal.output(for: "k1") == nil)
        #expect(try journal.output(for: "k2") == .integer(2))
    }
}
