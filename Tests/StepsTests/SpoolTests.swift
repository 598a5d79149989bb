import Foundation
import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `The spool of a step` {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "spool-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: "\(folder)/there/deep",
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func lines(_ folder: String) throws -> [SpoolLine] {
        try String(contentsOfFile: "\(folder)/spool", encoding: .utf8)
            .split(separator: "\n").map { try SpoolLine(line: String($0)) }
    }

    /// What a receiver has after the pieces.
    private func received(_ folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for case .file(let piece) in try lines(folder) {
            files[piece.path] = (files[piece.path] ?? Data()).prefix(piece.at) + piece.bytes
        }
        return files
    }

    @Test func `holds what files have become, whether they grew or were replaced`() throws {
        try inFolder { folder in
            let there = "\(folder)/there"
            let spool = try SpoolWriter(path: "\(folder)/spool", mirroring: there)
            let rows = try AppendFile(path: "\(there)/rows.csv")
            try rows.append("a\n")
            try Data().write(to: URL(filePath: "\(there)/empty"))
            spool.mirror()
            try rows.append("b\n")
            let large = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0) })
            try large.write(to: URL(filePath: "\(there)/deep/large"))
            spool.mirror()
            try Data("new".utf8).write(to: URL(filePath: "\(there)/deep/large"), options: .atomic)
            try spool.finish(RemoteOutcome(state: .succeeded, folder: there))
            let files = try received(folder)
            #expect(files["rows.csv"] == Data("a\nb\n".utf8))
            #expect(files["empty"] == Data())
            #expect(files["deep/large"] == Data("new".utf8))
            guard case .outcome = try lines(folder).last else {
                Issue.record("the outcome is not last")
                return
            }
        }
    }

    @Test func `repeats nothing that was known before, and nothing of the log`() throws {
        try inFolder { folder in
            let there = "\(folder)/there"
            let rows = try AppendFile(path: "\(there)/rows.csv")
            try rows.append("known\n")
            try Data("words".utf8).write(to: URL(filePath: "\(there)/log.txt"))
            let spool = try SpoolWriter(path: "\(folder)/spool", mirroring: there)
            spool.assumeKnown()
            try rows.append("new\n")
            spool.mirror()
            #expect(
                try lines(folder) == [
                    .file(FilePiece(path: "rows.csv", at: 6, bytes: Data("new\n".utf8)))
                ]
            )
        }
    }
}
