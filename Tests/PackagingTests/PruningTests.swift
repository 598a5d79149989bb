import Foundation
import Testing
import Values

@testable import Packaging

/// Makes something look as if it had not been used for a number of days.
private func age(_ path: String, days: Double) throws {
    let time = Date(timeIntervalSinceNow: -days * 86_400)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
}

private let aWeekAgo = Date(timeIntervalSinceNow: -7 * 86_400)

@Suite struct `Pruning a folder` {
    private func withContent(_ body: (ContentFolder) async throws -> Void) async throws {
        try await Folder.awaiting { folder in
            try folder.file("content/old/sub/f", Data(count: 100))
            try folder.file("content/new/sub/f", Data(count: 100))
            try folder.file("content/old.zip", Data(count: 30))
            for (name, days) in [("old", 9.0), ("new", 1), ("old.zip", 9)] {
                try age("\(folder.path)/content/\(name)", days: days)
            }
            try await body(ContentFolder(path: "\(folder.path)/content"))
        }
    }

    private func names(in content: ContentFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: content.path).sorted()
            .filter { $0 != ".lock" }
    }

    @Test func `removes what was not used lately, and says what that took`() async throws {
        try await withContent { content in
            let look = try await content.prune(notUsedSince: aWeekAgo, isDryRun: true)
            #expect(try names(in: content) == ["new", "old", "old.zip"])
            let pruned = try await content.prune(notUsedSince: aWeekAgo, isDryRun: false)
            #expect(pruned == look)
            #expect(pruned.removed == .init(count: 2, size: ByteCount(bytes: 130)))
            #expect(pruned.kept == .init(count: 1, size: ByteCount(bytes: 100)))
            #expect(try names(in: content) == ["new"])
        }
    }

    @Test func `leaves what is used meanwhile`() async throws {
        try await withContent { content in
            try content.inUse { try LastUse.mark("\(content.path)/old") }
            _ = try await content.prune(notUsedSince: aWeekAgo, isDryRun: false)
            #expect(try names(in: content) == ["new", "old"])
        }
    }

    @Test func `waits for those who use it, and looks again then`() async throws {
        try await withContent { content in
            var lock: FolderLock? = try FolderLock.shared(for: content.path)
            let pruning = Task {
                try await content.prune(notUsedSince: aWeekAgo, isDryRun: false)
            }
            try await Task.sleep(for: .milliseconds(100))
            #expect(try names(in: content) == ["new", "old", "old.zip"])
            try LastUse.mark("\(content.path)/old")
            withExtendedLifetime(lock) {}
            lock = nil
            #expect(try await pruning.value.removed.count == 1)
            #expect(try names(in: content) == ["new", "old"])
        }
    }

    @Test func `takes what a crash left half removed`() async throws {
        try await withContent { content in
            try FileManager.default.moveItem(
                atPath: "\(content.path)/new",
                toPath: "\(content.path)/.pruned-x"
            )
            let pruned = try await content.prune(notUsedSince: aWeekAgo, isDryRun: false)
            #expect(pruned.removed.count == 3)
            #expect(try names(in: content) == [])
        }
    }

    @Test func `follows no link out of it`() async throws {
        try await withContent { content in
            let outside = "\(content.path)-outside"
            try FileManager.default.createDirectory(
                atPath: outside,
                withIntermediateDirectories: true
            )
            try Data(count: 10).write(to: URL(fileURLWithPath: "\(outside)/f"))
            for link in ["old/sub/link", "link"] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(content.path)/\(link)",
                    withDestinationPath: outside
                )
            }
            try age("\(content.path)/old", days: 9)
            let later = Date(timeIntervalSinceNow: 60)
            let pruned = try await content.prune(notUsedSince: later, isDryRun: false)
            #expect(pruned.removed.size == ByteCount(bytes: 230))
            #expect(try names(in: content) == [])
            #expect(FileManager.default.fileExists(atPath: "\(outside)/f"))
        }
    }

    @Test func `finds nothing where there is none`() async throws {
        let content = ContentFolder(path: "/nowhere/at/all")
        #expect(try await content.prune(notUsedSince: aWeekAgo, isDryRun: false) == .init())
    }
}

@Suite struct `Pruning images` {
    /// An old and a new image that share a base.
    private func withImages(
        _ body: (ImageLayout, _ old: StoredImage, _ new: StoredImage) async throws -> Void
    ) async throws {
        try await Folder.awaiting { folder in
            let layout = try ImageLayout(at: "\(folder.path)/images")
            func image(_ name: String, on base: ImageBase = .nothing) throws -> StoredImage {
                try folder.file("\(name)/f", name)
                let code = try SourceTree(folder: "\(folder.path)/\(name)")
                return try ImageWriter(layout: layout)
                    .write(ImageSpec(code: code, base: base), as: name)
            }
            let base = ImageBase.layout(folder: layout.folder, name: "base")
            _ = try image("base")
            let (old, new) = (try image("old", on: base), try image("new", on: base))
            let blobs = "\(layout.folder)/blobs/sha256"
            for name in try FileManager.default.contentsOfDirectory(atPath: blobs) {
                try age("\(blobs)/\(name)", days: 9)
            }
            try layout.markUsed(new)
            try await body(layout, old, new)
        }
    }

    private func blobs(in layout: ImageLayout) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "\(layout.folder)/blobs/sha256").count
    }

    @Test func `removes those that were not used lately, and keeps what others share`()
        async throws
    {
        try await withImages { layout, old, new in
            let look = try await layout.prune(notUsedSince: aWeekAgo, isDryRun: true)
            #expect(try layout.image(named: "old") == old)
            let pruned = try await layout.prune(notUsedSince: aWeekAgo, isDryRun: false)
            #expect(pruned == look)
            #expect(pruned.removed.count == 2 && pruned.kept.count == 1)
            #expect(try layout.image(named: "new") == new)
            #expect(throws: PackagingFailure.self) { try layout.image(named: "old") }
            #expect(throws: PackagingFailure.self) { try layout.image(named: "base") }
            // The manifest, the configuration, the layer of the base and its own.
            #expect(try blobs(in: layout) == 4)
            #expect(pruned.removed.size.bytes > 0)
        }
    }

    @Test func `that stops in the middle leaves whole images, and is ended the next time`()
        async throws
    {
        try await withImages { layout, _, new in
            let before = try blobs(in: layout)
            let stopped = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await layout.prune(notUsedSince: aWeekAgo, isDryRun: false)
            }
            stopped.cancel()
            await #expect(throws: CancellationError.self) { try await stopped.value }
            #expect(try blobs(in: layout) == before)
            #expect(try layout.image(named: "new") == new)
            #expect(throws: PackagingFailure.self) { try layout.image(named: "old") }
            let pruned = try await layout.prune(notUsedSince: aWeekAgo, isDryRun: false)
            #expect(pruned.removed.count == 0 && pruned.removed.size.bytes > 0)
            #expect(try blobs(in: layout) == 4)
        }
    }

    @Test func `leaves what somebody is just writing, and takes what nobody ended`() async throws {
        try await withImages { layout, _, _ in
            for (name, days) in [(".old.partial", 9.0), (".new.partial", 0)] {
                try Data(count: 7).write(to: URL(fileURLWithPath: "\(layout.folder)/blobs/\(name)"))
                try age("\(layout.folder)/blobs/\(name)", days: days)
            }
            _ = try await layout.prune(notUsedSince: aWeekAgo, isDryRun: false)
            let left = try FileManager.default.contentsOfDirectory(atPath: "\(layout.folder)/blobs")
            #expect(left.sorted() == [".lock", ".new.partial", "sha256"])
        }
    }

    @Test func `gives up an image that nobody could use any more`() async throws {
        try await withImages { layout, _, new in
            try Data("{".utf8).write(to: URL(fileURLWithPath: layout.path(of: new.digest)))
            let pruned = try await layout.prune(notUsedSince: aWeekAgo, isDryRun: false)
            #expect(pruned.removed.count == 3)
            #expect(try blobs(in: layout) == 1, "it was written a moment ago")
        }
    }

    @Test func `takes nothing away where it cannot tell what an image needs`() async throws {
        try await withImages { layout, _, new in
            let path = layout.path(of: new.digest)
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: false
            )
            let before = try blobs(in: layout)
            let failure = await #expect(throws: PackagingFailure.self) {
                try await layout.prune(notUsedSince: aWeekAgo, isDryRun: false)
            }
            #expect(failure?.code == .unreadable)
            #expect(try blobs(in: layout) == before)
            #expect(try layout.withNames { $0.count } == 3)
        }
    }

    @Test func `keeps an image that is written again`() async throws {
        try await withImages { layout, old, _ in
            _ = try layout.keeping { blob in
                var blob = blob
                try blob.write(Data(contentsOf: URL(fileURLWithPath: layout.path(of: old.digest))))
                return (blob, ())
            }
            let pruned = try await layout.prune(notUsedSince: aWeekAgo, isDryRun: false)
            #expect(pruned.kept.count == 2)
            #expect(try layout.image(named: "old") == old)
        }
    }
}
