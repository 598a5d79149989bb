import Foundation
import Testing
import Values

@testable import Packaging

/// Long numbers are used from a small limit on here, so that no test has to write 4 GiB.
@Suite struct `Zip files with long numbers` {
    @Test(arguments: [(1, 3000), (300, 3000), (1200, 100_000), (5000, 300_000)])
    func `other tools read them`(limit: Int, size: Int) throws {
        try Folder.with { folder in
            try write(folder, size: 200_000 + size, limit: limit)
            let zip = "\(folder.path)/a.zip"
            try Tool.run("unzip", "-tqq", zip)
            try Tool.run(
                "python3",
                "-c",
                "import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None",
                zip
            )
            #expect(try folder.data("a.zip").count == 200_000 + size)
        }
    }

    @Test(.enabled(if: Tool.exists("jar")))
    func `java reads them`() throws {
        try Folder.with { folder in
            try write(folder, size: 300_000, limit: 300)
            let names = try Tool.run("jar", "--list", "--file", "\(folder.path)/a.zip")
            #expect(names.contains("lib/gr\u{FC}n.txt\n"))
            #expect(names.contains("padding.bin\n"))
        }
    }

    @Test(arguments: [1, 300, 5000, ZipWriter.largest])
    func `they unpack to what was packed`(limit: Int) throws {
        try Folder.with { folder in
            try write(folder, size: nil, limit: limit)
            try ZipReader(path: "\(folder.path)/a.zip").unpack(into: "\(folder.path)/out")
            let (copy, code) = try (
                SourceTree(folder: "\(folder.path)/out"), SourceTree(folder: "\(folder.path)/code")
            )
            #expect(copy.digest == code.digest)
        }
    }

    @Test func `more entries than the old record can count are all there`() throws {
        try Folder.with { folder in
            var writer = try ZipWriter(creating: "\(folder.path)/a.zip")
            for number in 0..<70_000 {
                try writer.store("\(number)", mode: 0o100644, bytes: 1) { try $0(Data([42])) }
            }
            try writer.finish()
            let file = try InputFile(path: "\(folder.path)/a.zip")
            #expect(try ZipDirectory(of: file).records.count == 70_000)
            let script = "import sys, zipfile; print(len(zipfile.ZipFile(sys.argv[1]).namelist()))"
            #expect(try Tool.run("python3", "-c", script, file.path) == "70000\n")
            try Tool.run("unzip", "-tqq", file.path)
        }
    }

    @Test func `every size can be reached where numbers become long`() {
        let fit = ZipFit(entries: 3, position: 700, directory: 200, limit: 1000)
        for size in fit.smallest...(fit.smallest + 2500) {
            let (padding, comment) = fit.fill(to: size)
            #expect(fit.size(padding: padding) + comment == size)
            #expect(padding >= 0 && (0..<200).contains(comment))
        }
    }

    @Test(arguments: [UInt8(0x7F), 0xFF])
    func `absurd long numbers are refused, not believed`(byte: UInt8) throws {
        try Folder.with { folder in
            try write(folder, size: nil, limit: 1)
            let bytes = try folder.data("a.zip")
            for index in bytes.indices.suffix(600) {
                var changed = bytes
                changed[index] = byte
                try folder.file("b.zip", changed)
                try? ZipReader(path: "\(folder.path)/b.zip", limit: ByteCount(bytes: 10_000))
                    .unpack(into: "\(folder.path)/out")
                try? FileManager.default.removeItem(atPath: "\(folder.path)/out")
            }
            #expect(try folder.names() == ["a.zip", "b.zip", "code"])
        }
    }

    @Test func `a file that outgrows its header is refused`() throws {
        try Folder.with { folder in
            var writer = try ZipWriter(creating: "\(folder.path)/a.zip", limit: 100)
            let failure = #expect(throws: PackagingFailure.self) {
                try writer.store("a", mode: 0o100644, bytes: 50) { try $0(Data(count: 101)) }
            }
            #expect(failure?.code == .changed)
        }
    }

    private func write(_ folder: Folder, size: Int?, limit: Int) throws {
        let tree = try SourceTree(folder: folder.code())
        try ZipAssembly(tree: tree, compression: .deflated, seed: 7, limit: limit)
            .write(to: "\(folder.path)/a.zip", size: size.map(ByteCount.init(bytes:)))
    }
}

@Suite struct `Zip files of odd files` {
    @Test func `empty files and names that shells and tools trip over survive`() throws {
        let names = ["empty", "-rf", "a b", "*?[x]", "\u{1F600}", "e\u{301}", "'\"$(x)`", "#%&;"]
        try Folder.with { folder in
            for name in names { try folder.file("code/\(name)", Data()) }
            let zip = "\(folder.path)/a.zip"
            for compression in [Compression.stored, .deflated] {
                let tree = try SourceTree(folder: "\(folder.path)/code")
                _ = try ZipPackage.write(tree, to: zip, compression: compression)
                try Tool.run("unzip", "-tqq", zip)
                let script = """
                    import sys, zipfile
                    print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))
                    """
                let listed = try Tool.run("python3", "-c", script, zip)
                #expect(listed.split(separator: "\n").count == names.count)
                let out = "\(folder.path)/out-\(compression)"
                try ZipReader(path: zip).unpack(into: out)
                #expect(try SourceTree(folder: out).digest == tree.digest)
            }
        }
    }
}
