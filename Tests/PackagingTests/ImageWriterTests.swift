import Foundation
import Testing
import Values

@testable import Packaging

@Suite struct `Writing an image` {
    @Test func `the same inputs give the same bytes`() throws {
        try Folder.with { folder in
            let images = try ["a", "b"].map { try write(folder, $0, size: 300_000) }
            #expect(images[0] == images[1])
            let same = try Tool.run(
                "diff",
                "-r",
                "\(folder.path)/a/blobs",
                "\(folder.path)/b/blobs"
            )
            #expect(same.isEmpty)
        }
    }

    @Test(arguments: [
        0, 1, 2, 3, 4, 5, 6, 7, 1558, 2072, 2600, 3100, 3101, 65_536, 65_541, 500_001,
    ])
    func `the layers take exactly the wanted size`(more: Int) throws {
        try Folder.with { folder in
            let smallest = try write(folder, "a").size.bytes
            let image = try write(folder, "a", size: smallest + more)
            #expect(image.size.bytes == smallest + more)
            for layer in image.manifest.layers {
                let path = "\(folder.path)/a/blobs/sha256/\(layer.digest.hex)"
                try Tool.run("sh", "-c", "gzip -t < '\(path)'")
                try Tool.run("tar", "-tzf", path)
                #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == layer.size)
            }
        }
    }

    @Test func `every size can be reached`() throws {
        let folder = "var/task"
        for size in Array(0..<4000) + stride(from: 4000, to: 140_000, by: 97) {
            let fit = try ImageFit(base: 0, size: ByteCount(bytes: size), folder: folder)
            var total = fit.codeFiller
            if let padding = fit.padding {
                #expect(padding.filler <= 1100)
                total += LayerContents(padding: padding.bytes, below: folder).bytes
                total += padding.filler
            }
            #expect(total == size)
        }
    }

    @Test func `too small a size tells the smallest, and no name is given`() throws {
        try Folder.with { folder in
            let smallest = try write(folder, "a").size
            let failure = #expect(throws: PackagingFailure.self) {
                try write(folder, "b", size: smallest.bytes - 1)
            }
            #expect(failure?.code == .tooSmall)
            #expect(failure?.smallest == smallest)
            let named = try? ImageLayout(opening: "\(folder.path)/b").image(named: "it")
            #expect(named == nil)
        }
    }

    @Test func `padding differs by seed, is a layer of its own, and the code's is shared`() throws {
        try Folder.with { folder in
            let (first, second) = try (
                write(folder, "a", size: 200_000, seed: 1),
                write(folder, "a", size: 200_000, seed: 2)
            )
            #expect(first.manifest.layers[0] == second.manifest.layers[0])
            #expect(first.manifest.layers[1].digest != second.manifest.layers[1].digest)
            // Layers, configurations and manifests: the code's layer was written once.
            #expect(try folder.names(in: "a/blobs/sha256").count == 3 + 2 + 2)
            #expect(try folder.names(in: "a/blobs") == ["sha256"])
        }
    }

    @Test func `skopeo reads it`() throws {
        try Folder.with { folder in
            let image = try write(folder, "a", size: 123_457)
            let copy = "\(folder.path)/copy"
            try Tool.run(
                "skopeo",
                "--insecure-policy",
                "copy",
                "-q",
                "oci:\(folder.path)/a:it",
                "dir:\(copy)"
            )
            let sizes = try image.manifest.layers.map {
                try folder.data("copy/\($0.digest.hex)").count
            }
            #expect(sizes.reduce(0, +) == 123_457)
        }
    }

    @Test func `what was packed comes out again`() throws {
        try Folder.with { folder in
            let image = try write(folder, "a", size: 100_000)
            let layout = try ImageLayout(opening: "\(folder.path)/a")
            try ImageUnpacker(layout: layout).unpack(image, into: "\(folder.path)/out")
            let (copy, code) = try (
                SourceTree(folder: "\(folder.path)/out/var/task", leavingOut: [Padding.name]),
                SourceTree(folder: "\(folder.path)/code")
            )
            #expect(copy.digest == code.digest)
            let padding = try folder.data("out/var/task/padding.bin").count
            #expect((80_000..<100_000).contains(padding))
        }
    }

    @Test(arguments: ["root.tar", "root.tar.gz"])
    func `a root filesystem and a layout are bases`(archive: String) throws {
        try Folder.with { folder in
            try folder.file("root/etc/os-release", "ID=test\n")
            let path = "\(folder.path)/\(archive)"
            let flag = archive.hasSuffix("gz") ? "-czf" : "-cf"
            try Tool.run("tar", flag, path, "-C", "\(folder.path)/root", ".")
            var spec = ImageSpec(
                code: try SourceTree(folder: folder.code()),
                base: .rootFilesystem(path: path)
            )
            spec.process = .init(environment: ["A=1", "B=2"], entrypoint: ["/bin/a"])
            let layout = try ImageLayout(at: "\(folder.path)/first")
            let first = try ImageWriter(layout: layout).write(spec, as: "first")

            spec.base = .layout(folder: layout.folder, name: "first")
            spec.codeFolder = "opt"
            spec.process = .init(environment: ["B=3"], command: ["run"])
            spec.size = ByteCount(bytes: 60_000)
            let target = try ImageLayout(at: "\(folder.path)/second")
            let second = try ImageWriter(layout: target).write(spec, as: "second")
            #expect(second.size.bytes == 60_000)
            #expect(Array(second.manifest.layers.prefix(2)) == first.manifest.layers)
            #expect(second.configuration.config?.environment == ["A=1", "B=3"])
            #expect(second.configuration.config?.entrypoint == ["/bin/a"])
            try ImageUnpacker(layout: target).unpack(second, into: "\(folder.path)/out")
            #expect(try folder.data("out/etc/os-release") == Data("ID=test\n".utf8))
            #expect(try folder.data("out/opt/handler.py").isEmpty == false)
        }
    }

    @Test(arguments: [
        "printf 'hello' > base", "head -c 3000 /dev/urandom > base",
        "echo x > x && tar -czf whole x && head -c 60 whole > base",
        "ln -s /etc/passwd x && tar -cf - --transform 's,x,../x,' -P x > base",
    ])
    func `what is no sound archive is no base`(script: String) throws {
        try Folder.with { folder in
            try Tool.run("sh", "-c", "cd '\(folder.path)' && \(script)")
            let spec = ImageSpec(
                code: try SourceTree(folder: folder.code()),
                base: .rootFilesystem(path: "\(folder.path)/base")
            )
            let layout = try ImageLayout(at: "\(folder.path)/a")
            let failure = #expect(throws: PackagingFailure.self) {
                try ImageWriter(layout: layout).write(spec, as: "it")
            }
            #expect(failure?.code == .malformed || failure?.code == .refused)
            #expect(try folder.names(in: "a/blobs/sha256") == [])
            #expect(try folder.names(in: "a/blobs") == ["sha256"])
        }
    }

    @Test func `long names and sizes go into extended headers that tar reads`() throws {
        let name = String(repeating: "n\u{FC}", count: 60)
        try Folder.with { folder in
            try folder.file("code/\(name)/\(name)", "x")
            try folder.link("code/link", to: "\(name)/\(name)")
            let image = try write(folder, "a")
            let blob = "\(folder.path)/a/blobs/sha256/\(image.manifest.layers[0].digest.hex)"
            let names = try Tool.run("tar", "-tzf", blob, "--quoting-style=literal")
            #expect(names.contains("var/task/\(name)/\(name)\n"))
            let huge = TarMember(path: "huge", mode: 0o644, kind: .file(bytes: 9 << 30))
            try folder.file("huge.tar", TarHeader(member: huge).data)
            let listed = try Tool.run("sh", "-c", "tar -tvf '\(folder.path)/huge.tar' 2>&1 || true")
            #expect(listed.contains(" \(9 << 30) "))
        }
    }

    private func write(
        _ folder: Folder,
        _ name: String,
        size: Int? = nil,
        seed: UInt64 = 7
    ) throws -> StoredImage {
        let code = "\(folder.path)/code"
        let isThere = FileManager.default.fileExists(atPath: code)
        let spec = ImageSpec(
            code: try SourceTree(folder: isThere ? code : folder.code()),
            size: size.map(ByteCount.init(bytes:)),
            seed: seed
        )
        let layout = try ImageLayout(at: "\(folder.path)/\(name)")
        return try ImageWriter(layout: layout).write(spec, as: "it")
    }
}
