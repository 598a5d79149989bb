import Foundation
import Testing
import Values

@testable import Packaging

@Suite struct `Unpacking a zip file` {
    @Test(arguments: [Compression.stored, .deflated])
    func `what was packaged comes out again`(compression: Compression) throws {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            let path = "\(folder.path)/a.zip"
            _ = try ZipPackage.write(tree, to: path, compression: compression)
            try ZipReader(path: path).unpack(into: "\(folder.path)/out")
            let copy = try SourceTree(folder: "\(folder.path)/out")
            #expect(copy.entries == tree.entries)
            #expect(copy.digest == tree.digest)
        }
    }

    @Test(arguments: ["../evil", "a/../../evil", "/evil", "a\\..\\evil", "a//b", "./a", "a\nb"])
    func `a path that could leave the folder is refused`(name: String) throws {
        var zip = RawZip()
        zip.add("good")
        zip.add(name)
        try expectRefusal(of: zip.bytes, .refused)
    }

    @Test(arguments: ["/etc/passwd", "../out", "a/../../x"])
    func `a link that leads out is refused`(target: String) throws {
        var zip = RawZip()
        zip.add("link", target, mode: 0o120777)
        try expectRefusal(of: zip.bytes, .refused)
    }

    @Test func `a chain of links that climbs out step by step is refused`() throws {
        var zip = RawZip()
        zip.add("x/file")
        zip.add("x/up", "..", mode: 0o120777)
        zip.add("out", "x/up/..", mode: 0o120777)
        try expectRefusal(of: zip.bytes, .refused)
    }

    @Test func `a file below a link is refused`() throws {
        var zip = RawZip()
        zip.add("x/file")
        zip.add("link", "x", mode: 0o120777)
        zip.add("link/file")
        try expectRefusal(of: zip.bytes, .refused)
    }

    @Test(arguments: [UInt16(0o020644), 0o060644, 0o010644, 0o140644])
    func `devices, pipes and sockets are refused`(mode: UInt16) throws {
        var zip = RawZip()
        zip.add("odd", mode: mode)
        try expectRefusal(of: zip.bytes, .refused)
    }

    @Test func `the same name twice is refused`() throws {
        var zip = RawZip()
        zip.add("a", "1")
        zip.add("a", "2")
        try expectRefusal(of: zip.bytes, .refused)
    }

    @Test func `more than the limit is refused before anything is written`() throws {
        var zip = RawZip()
        zip.add("a", String(repeating: "a", count: 600))
        zip.add("b", String(repeating: "b", count: 600))
        try expectRefusal(of: zip.bytes, .tooLarge, limit: 1000)
    }

    @Test func `an entry that expands beyond what it says is stopped`() throws {
        var deflater = Deflater()
        var content = Data()
        for _ in 0..<40 { content += deflater.compress(Data(count: 1 << 20)) }
        content += deflater.compress(Data(), last: true)
        var record = ZipRecord(name: "bomb", mode: 0o100644, method: .deflated)
        record.packed = content.count
        record.bytes = 100
        var zip = RawZip()
        zip.add(record, content)
        try expectRefusal(of: zip.bytes, .malformed, limit: 1000)
    }

    @Test func `no damaged or shortened file unpacks or crashes`() throws {
        var zip = RawZip()
        zip.add("a", "some text of a file")
        zip.add("b", "some other text")
        let bytes = zip.bytes
        for length in 0..<bytes.count { try expectRefusal(of: bytes.prefix(length), .malformed) }
    }

    @Test func `a changed byte never crashes, and never changes a content unnoticed`() throws {
        var zip = RawZip()
        zip.add("a", "some text of a file")
        for index in zip.bytes.indices {
            var bytes = zip.bytes
            bytes[index] ^= 0xFF
            try Folder.with { folder in
                try folder.file("a.zip", bytes)
                do {
                    try ZipReader(path: "\(folder.path)/a.zip").unpack(into: "\(folder.path)/out")
                } catch is PackagingFailure {
                    return
                }
                for name in try SourceTree(folder: "\(folder.path)/out").entries.map(\.path) {
                    #expect(try folder.data("out/\(name)") == Data("some text of a file".utf8))
                }
            }
        }
    }

    @Test func `a folder that holds something already is left alone`() throws {
        try Folder.with { folder in
            try folder.file("out/mine")
            var zip = RawZip()
            zip.add("a")
            try folder.file("a.zip", zip.bytes)
            #expect(throws: PackagingFailure.self) {
                try ZipReader(path: "\(folder.path)/a.zip").unpack(into: "\(folder.path)/out")
            }
            #expect(try folder.data("out/mine") == Data("x".utf8))
        }
    }

    /// Expects that unpacking fails with a code and leaves neither the folder nor anything beside it.
    private func expectRefusal(
        of bytes: Data,
        _ code: PackagingFailure.Code,
        limit: Int = 1 << 30,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        try Folder.with { folder in
            try folder.file("a.zip", bytes)
            let reader = ZipReader(
                path: "\(folder.path)/a.zip",
                limit: ByteCount(bytes: limit)
            )
            let failure = #expect(throws: PackagingFailure.self, sourceLocation: location) {
                try reader.unpack(into: "\(folder.path)/out")
            }
            #expect(failure?.code == code, sourceLocation: location)
            #expect(try folder.names() == ["a.zip"], sourceLocation: location)
        }
    }
}
