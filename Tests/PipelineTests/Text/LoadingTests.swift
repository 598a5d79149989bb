import Foundation
import Testing

@testable import Pipeline

@Suite struct `Loading a file` {
    private func load(_ bytes: some Collection<UInt8>) throws -> SourceText {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("stellar-\(UUID().uuidString).yml")
        try Data(bytes).write(to: file)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
        return try SourceText.load(file: file.path, shownAs: "p.yml")
    }

    private func refusal(_ bytes: some Collection<UInt8>) throws -> String {
        let failure = try #require(throws: UnreadableSource.self) { try load(bytes) }
        return DiagnosticRenderer().render([failure.diagnostic])
    }

    @Test func `a file of UTF-8 is a text`() throws {
        let source = try load("a: \u{E9}".utf8)
        #expect(source.text == "a: \u{E9}")
        #expect(source.file == "p.yml")
    }

    @Test func `a file of exactly one mebibyte is read, one byte more is not`() throws {
        #expect(try load([UInt8](repeating: 0x61, count: 1 << 20)).scalarCount == 1 << 20)
        #expect(
            try refusal([UInt8](repeating: 0x61, count: 1 << 20 + 1)) == """
                p.yml:1:1: error[SR0102]: this file is larger than 1 MiB

                1 error

                """
        )
    }

    @Test(arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
    func `an empty file is one diagnostic`(bytes: [UInt8]) throws {
        #expect(try refusal(bytes).hasPrefix("p.yml:1:1: error[SR0103]: this file is empty\n"))
    }

    @Test func `bytes that are not UTF-8 are shown where they stand`() throws {
        let bytes = Array("\u{E9}: 1\nname: b".utf8) + [0xE9] + Array("b\n".utf8)
        #expect(
            try refusal(bytes) == """
                p.yml:2:8: error[SR0104]: this file is not UTF-8 text: byte 14 is 0xE9
                 2 | name: b\u{FFFD}b
                   |        ^
                help: save it in the encoding UTF-8

                1 error

                """
        )
    }

    @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0x61, 0xE2, 0x82]] as [[UInt8]])
    func `other encodings and cut letters are not UTF-8`(bytes: [UInt8]) throws {
        #expect(try refusal(bytes).contains("error[SR0104]"))
    }

    @Test(arguments: ["/nowhere/at/all.yml", "/"])
    func `what cannot be read is named`(path: String) throws {
        let failure = try #require(throws: UnreadableSource.self) {
            try SourceText.load(file: path, shownAs: path)
        }
        #expect(failure.diagnostic.code == .unreadableFile)
        #expect(failure.diagnostic.message.hasPrefix("cannot read '\(path)': "))
        #expect(!failure.diagnostic.message.contains("Cocoa"))
    }
}
