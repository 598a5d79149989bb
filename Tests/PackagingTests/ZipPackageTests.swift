import Foundation
import Testing
import Values

@testable import Packaging

@Suite struct `Writing a zip package` {
    @Test(arguments: [ZipPackage.Compression.stored, .deflated])
    func `the same inputs give the same bytes`(compression: ZipPackage.Compression) throws {
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

    @Test(arguments: [ZipPackage.Compression.stored, .deflated])
    func `other tools find the archive sound`(compression: ZipPackage.Compression) throws {
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
            let output = try run("python3", "-c", script, "\(folder.path)/a.zip")
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

    @Test func `more than a zip can hold is refused before anything is written`() throws {
        try Folder.with { folder in
            let huge = SourceEntry.Kind.file(bytes: 5 << 30, digest: "", executable: false)
            let tree = SourceTree(
                folder: folder.path,
                entries: [SourceEntry(path: "huge", kind: huge)],
                digest: ""
            )
            let failure = #expect(throws: PackagingFailure.self) {
                try write(tree, folder, "a.zip")
            }
            #expect(failure?.code == .tooLarge)
            let left = try folder.names()
            #expect(left.isEmpty)
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

    private func write(
        _ tree: SourceTree,
        _ folder: Folder,
        _ name: String,
        size: Int? = nil,
        seed: UInt64 = 7,
        compression: ZipPackage.Compression = .stored
    ) throws -> ZipPackage {
        try ZipPackage.write(
            tree,
            to: "\(folder.path)/\(name)",
            size: size.map(ByteCount.init(bytes:)),
            seed: seed,
            compression: compression
        )
    }

    private func run(_ arguments: String...) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["PYTHONIOENCODING": "utf-8"]) { $1 }
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: text, as: UTF8.self)
    }
}
