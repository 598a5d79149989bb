import Foundation
import Testing

@testable import Packaging

@Suite struct `Collecting a source tree` {
    @Test func `entries are sorted by the bytes of their paths and their modes are normalised`()
        throws
    {
        try Folder.with { folder in
            try folder.file("b", mode: 0o600)
            try folder.file("a/z", mode: 0o775)
            try folder.file("a-b")
            try folder.file("__pycache__/handler.pyc")
            let entries = try SourceTree(folder: folder.path).entries
            #expect(entries.map(\.path) == ["a-b", "a/z", "b"])
            #expect(entries.map(\.mode) == [0o100644, 0o100755, 0o100644])
        }
    }

    @Test func `the digest follows names, contents and the executable bit, and nothing else`()
        throws
    {
        try Folder.with { folder in
            try folder.file("one/f", "text", mode: 0o600)
            try folder.file("two/f", "text", mode: 0o664)
            try folder.file("text/f", "text!")
            try folder.file("name/g", "text")
            try folder.file("mode/f", "text", mode: 0o755)
            let digests = try ["one", "two", "text", "name", "mode"].map {
                try SourceTree(folder: "\(folder.path)/\($0)").digest
            }
            #expect(digests[0] == digests[1])
            #expect(Set(digests).count == 4)
            #expect(digests[0].count == 64)
        }
    }

    @Test func `a link that stays inside is kept as a link`() throws {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            #expect(tree.entries.last == SourceEntry(path: "run", kind: .link(target: "bin/start")))
        }
    }

    @Test(arguments: ["/etc/passwd", "../secret", "nowhere", "itself", "deep/up/.."])
    func `a link that leads out, nowhere or in a circle is refused`(target: String) throws {
        try Folder.with { folder in
            try folder.file("secret")
            try folder.file("code/deep/file")
            try folder.link("code/deep/up", to: "..")
            try folder.link("code/itself", to: target)
            let failure = #expect(throws: PackagingFailure.self) {
                try SourceTree(folder: "\(folder.path)/code")
            }
            #expect(failure?.code == .refused)
            #expect(failure?.message.contains("itself") == true)
        }
    }

    @Test(arguments: ["back\\slash", "line\nbreak"])
    func `a name that tools read differently is refused`(name: String) throws {
        try Folder.with { folder in
            try folder.file(name)
            let failure = #expect(throws: PackagingFailure.self) {
                try SourceTree(folder: folder.path)
            }
            #expect(failure?.code == .refused)
        }
    }

    @Test func `a pipe is refused instead of waited for`() throws {
        try Folder.with { folder in
            #expect(unsafe mkfifo("\(folder.path)/pipe", 0o600) == 0)
            let failure = #expect(throws: PackagingFailure.self) {
                try SourceTree(folder: folder.path)
            }
            #expect(failure?.message.contains("neither a file nor a folder") == true)
        }
    }

    @Test func `a missing folder is named with the reason`() {
        let failure = #expect(throws: PackagingFailure.self) {
            try SourceTree(folder: "/does/not/exist")
        }
        #expect(failure?.code == .unreadable)
        #expect(failure?.message.contains("/does/not/exist") == true)
    }
}
