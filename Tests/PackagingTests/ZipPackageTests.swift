import Foundation
import Testing
import Values

@testable import Packaging

@Suite struct `Writing a zip package` {
    @Test(arguments: [Compression.stored, .deflated])
    func `the same inputs give the same bytes`(compression: Compression) throws {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            let packages = try ["a.zip", "b.zip"].map {
                try write(tree, folder, $0, size: 300_000, compression: compression)
            }
            #expect(try folder.data("a.zip") == folder.data("b.zip"))
            #expect(packages[0].digest == packages[1].digest)
        }
    }

    @Test(arguments: [100_000, 1_000_001, 5_242_880, 786_432 + 1])
    func `the file has exactly the wanted size`(size: Int) throws {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            let package = try write(tree, folder, "a.zip", size: size)
            #expect(package.size.bytes == size)
            #expect(try folder.data("a.zip").count == size)
        }
    }

    @Test func `too small a size tells the smallest, and that one works`() throws {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            let failure = #expect(throws: PackagingFailure.self) {
                try write(tree, folder, "a.zip", size: 100)
            }
            let smallest = try #require(failure?.smallest?.bytes)
            #expect(failure?.code == .tooSmall)
            #expect(try folder.names() == ["code"])
            #expect(throws: PackagingFailure.self) {
                try write(tree, folder, "a.zip", size: smallest - 1)
            }
            #expect(try write(tree, folder, "a.zip", size: smallest).size.bytes == smallest)
        }
    }

    @Test func `padding differs by seed and does not compress`() throws {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            let first = try write(tree, folder, "a.zip", size: 200_000, seed: 1)
            let second = try write(tree, folder, "b.zip", size: 200_000, seed: 2)
            #expect(first.digest != second.digest)
            var deflater = Deflater()
            let bytes = try folder.data("a.zip")
            let packed =
                deflater.compress(bytes).count + deflater.compress(Data(), last: true).count
            #expect(packed > 190_000)
        }
    }

    @Test(arguments: [Compression.stored, .deflated])
    func `other tools find the archive sound`(compression: Compression) throws {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            _ = try write(tree, folder, "a.zip", size: 100_000, compression: compression)
            let script = """
                import sys, zipfile
                archive = zipfile.ZipFile(sys.argv[1])
                assert archive.testzip() is None
                for entry in archive.infolist():
                    print(entry.filename, oct(entry.external_attr >> 16), entry.date_time[:3])
                """
            let output = try Tool.run("python3", "-c", script, "\(folder.path)/a.zip")
            #expect(
                output == """
                    bin/start 0o100755 (1980, 1, 1)
                    handler.py 0o100644 (1980, 1, 1)
                    lib/gr\u{FC}n.txt 0o100644 (1980, 1, 1)
                    run 0o120777 (1980, 1, 1)
                    padding.bin 0o100644 (1980, 1, 1)

                    """
            )
        }
    }

    @Test func `code with a padding file of its own cannot be padded`() throws {
        try Folder.with { folder in
            try folder.file("code/padding.bin")
            let tree = try SourceTree(folder: "\(folder.path)/code")
            let failure = #expect(throws: PackagingFailure.self) {
                try write(tree, folder, "a.zip", size: 100_000)
            }
            #expect(failure?.code == .refused)
            #expect(try write(tree, folder, "a.zip").size.bytes > 0)
        }
    }

    @Test func `a file that changed since it was collected is noticed and nothing is left`() throws
    {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            try folder.file("code/handler.py", "something else")
            let failure = #expect(throws: PackagingFailure.self) {
                try write(tree, folder, "a.zip")
            }
            #expect(failure?.code == .changed)
            #expect(try folder.names() == ["code"])
        }
    }

    @Test(arguments: ["touch new", "rm run && ln -s handler.py run", "chmod +x handler.py"])
    func `a folder that changed since it was collected is noticed`(change: String) throws {
        try Folder.with { folder in
            let tree = try SourceTree(folder: folder.code())
            try Tool.run("sh", "-c", "cd '\(folder.path)/code' && \(change)")
            let failure = #expect(throws: PackagingFailure.self) {
                try write(tree, folder, "a.zip")
            }
            #expect(failure?.code == .changed)
            #expect(try folder.names() == ["code"])
        }
    }

    @Test func `a file that may not be read is named`() throws {
        try Folder.with { folder in
            let code = try folder.code()
            let secret = "\(code)/handler.py"
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: secret)
            let failure = #expect(throws: PackagingFailure.self) {
                try Nobody.looking { try SourceTree(folder: code) }
            }
            #expect(failure?.code == .unreadable)
            #expect(failure?.message.contains("handler.py") == true)
        }
    }

    private func write(
        _ tree: SourceTree,
        _ folder: Folder,
        _ name: String,
        size: Int? = nil,
        seed: UInt64 = 7,
        compression: Compression = .stored
    ) throws -> ZipPackage {
        try ZipPackage.write(
            tree,
            to: "\(folder.path)/\(name)",
            size: size.map(ByteCount.init(bytes:)),
            seed: seed,
            compression: compression
        )
    }
}
