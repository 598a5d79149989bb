import Foundation
import Testing
import Values

@testable import Packaging

@Suite struct `Unpacking an image` {
    @Test func `layers lie upon each other, with whiteouts, links and modes`() throws {
        try Folder.with { folder in
            var raw = try RawImage(in: folder)
            try raw.add([
                (.folder("./"), ""), (.folder("bin", mode: 0o555), ""),
                (.file("bin/sh", 2, mode: 0o4755), "sh"), (.hardLink("bin/ash", "bin/sh"), ""),
                (.link("sh", "/bin/sh"), ""), (.file("etc/old", 1), "1"),
                (.file("opt/a/low", 1), "1"), (.file("var/gone/x", 1), "1"),
                (TarMember(path: "dev/null", mode: 0o666, kind: .special), ""),
            ])
            try raw.add([
                (.file("etc/.wh.old", 0), ""), (.file("etc/new", 3), "new"),
                (.file("opt/a/high", 4), "high"), (.file("opt/.wh..wh..opq", 0), ""),
                (.link("var/gone", "/etc"), ""), (.file("sh/.wh.hosts", 0), ""),
            ])
            let out = "\(folder.path)/out"
            try ImageUnpacker(layout: raw.layout).unpack(raw.image(), into: out)
            let found = try Tool.run("sh", "-c", "cd '\(out)' && find . -printf '%P %y %m %l\\n'")
            let lines = found.split(separator: "\n").dropFirst().sorted()
            #expect(
                lines == [
                    "bin d 755 ", "bin/ash f 755 ", "bin/sh f 755 ", "etc d 755 ",
                    "etc/new f 644 ", "opt d 755 ", "opt/a d 755 ", "opt/a/high f 644 ",
                    "sh l 777 /bin/sh", "var d 755 ", "var/gone l 777 /etc",
                ]
            )
        }
    }

    static let hostile: [[[(TarMember, String)]]] = [
        [[(.file("../evil", 1), "x")]],
        [[(.file("/evil", 1), "x")]],
        [[(.file("a/../../evil", 1), "x")]],
        [[(.file("a/.wh...", 0), "")]],
        [[(.file(".wh...", 0), "")]],
        [[(.file("a/.wh..", 0), "")]],
        [[(.link("up", ".."), ""), (.file("up/evil", 1), "x")]],
        [[(.link("up", "/tmp"), "")], [(.file("up/evil", 1), "x")]],
        [[(.link("up", ".."), "")], [(.file("up/.wh..wh..opq", 0), ""), (.file("up/b", 1), "x")]],
        [[(.hardLink("mine", "../mine"), "")]],
        [[(.hardLink("mine", "/etc/passwd"), "")]],
        [[(.link("l", "../mine"), ""), (.hardLink("h", "l"), "")]],
        [[(.file("f", 1), "x"), (.file("f/below", 1), "x")]],
        [[(TarMember(path: "sda", mode: 0o666, kind: .special), "")]],
        [[(.file(".wh..wh.aufs", 0), "")]],
        [[(.link("a", ""), "")]],
    ]

    @Test(arguments: hostile.indices)
    func `what leads out or is a device is refused, and nothing is left`(index: Int) throws {
        try Folder.with { folder in
            try folder.file("mine", "mine")
            var raw = try RawImage(in: folder)
            for layer in Self.hostile[index] { try raw.add(layer) }
            let failure = try refusal(of: raw, in: folder)
            #expect(failure?.code == .refused)
            #expect(try folder.names() == ["mine", "raw"])
            #expect(try folder.data("mine") == Data("mine".utf8))
        }
    }

    @Test func `a folder that turns into a link does not pass its mode on`() throws {
        try Folder.with { folder in
            try folder.file("victim/file")
            let victim = "\(folder.path)/victim"
            var raw = try RawImage(in: folder)
            try raw.add([(.folder("a", mode: 0o711), ""), (.folder("a/file", mode: 0o711), "")])
            try raw.add([(.link("a", victim), "")])
            let out = "\(folder.path)/out"
            try ImageUnpacker(layout: raw.layout).unpack(raw.image(), into: out)
            let modes = try Tool.run("stat", "-c", "%a", victim, "\(victim)/file")
            #expect(modes == "755\n644\n")
        }
    }

    @Test func `ten gigabytes of zeros are refused before they are written`() throws {
        try Folder.with { folder in
            var raw = try RawImage(in: folder)
            // The header alone is enough to say no.
            let header = TarHeader(member: .file("zeros", 10 << 30)).data
            try raw.add(archive: header + Data(count: 1 << 20))
            #expect(try refusal(of: raw, in: folder)?.code == .tooLarge)
        }
    }

    @Test func `zeros behind the end of an archive count as well`() throws {
        try Folder.with { folder in
            var raw = try RawImage(in: folder)
            try raw.add(archive: Data(count: 3 << 20))
            #expect(try refusal(of: raw, in: folder, limit: 2 << 20)?.code == .tooLarge)
        }
    }

    @Test func `a layer that is not what its digest says is refused`() throws {
        try Folder.with { folder in
            var raw = try RawImage(in: folder)
            try raw.add([(.file("f", 1), "x")])
            let image = try raw.image()
            let path = raw.layout.path(of: image.manifest.layers[0].digest)
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes[4] ^= 1  // a time in the header, which no checksum covers
            try bytes.write(to: URL(fileURLWithPath: path))
            #expect(try refusal(of: raw, in: folder)?.code == .malformed)
        }
    }

    @Test(arguments: ["rm", "truncate -s 9", "truncate -s 9M"])
    func `an image whose layer is missing or of another size is not opened`(
        change: String
    ) throws {
        try Folder.with { folder in
            var raw = try RawImage(in: folder)
            try raw.add([(.file("f", 1), "x")])
            let layer = try raw.image().manifest.layers[0]
            try Tool.run("sh", "-c", "\(change) '\(raw.layout.path(of: layer.digest))'")
            let failure = #expect(throws: PackagingFailure.self) {
                try raw.layout.image(named: "raw")
            }
            #expect(failure?.message.contains(layer.digest.hex) == true)
        }
    }

    @Test func `no shortened or changed layer crashes or stays`() throws {
        var archive = TarHeader(member: .file(String(repeating: "n", count: 120), 5)).data
        archive += Data("hello".utf8) + Data(count: 507) + Data(count: 1024)
        for length in stride(from: 0, to: archive.count, by: 37) {
            var parser = TarParser()
            // What is cut in the middle is not complete, whatever it seemed to hold.
            try parser.parse(archive.prefix(length)) { _ in }
            #expect(parser.isComplete == (length == 0))
        }
        for index in archive.indices {
            var changed = archive
            changed[index] ^= 0xFF
            var parser = TarParser()
            do { try parser.parse(changed) { _ in } } catch is PackagingFailure { continue }
        }
    }

    private func refusal(
        of raw: RawImage,
        in folder: Folder,
        limit: Int = 1 << 30
    ) throws -> PackagingFailure? {
        let image = try raw.image()
        let unpacker = ImageUnpacker(layout: raw.layout, limit: ByteCount(bytes: limit))
        let failure = #expect(throws: PackagingFailure.self) {
            try unpacker.unpack(image, into: "\(folder.path)/out")
        }
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
        return failure
    }
}
