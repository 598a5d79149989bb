package import Foundation

/// A folder whose entries, files or folders, are each named by what is in it, so that whoever misses one
/// makes it again.
///
/// Whoever puts one there or is about to use one says so (``inUse(_:)``), and nothing is removed meanwhile.
package struct ContentFolder: Sendable {
    /// What names of entries begin with that are on their way out.
    private static let leaving = ".pruned-"

    /// Where it is.
    package let path: String

    /// Describes a folder; it need not be there.
    package init(path: String) { self.path = path }

    /// Keeps whoever removes things from doing so until `body` is over.
    ///
    /// - Throws: A ``PackagingFailure`` where the folder cannot be made or locked, or what `body` throws.
    package func inUse<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true
            )
        } catch {
            throw PackagingFailure(.unwritable, "cannot make '\(path)': \(error.reason)")
        }
        let lock = try FolderLock.shared(for: path)
        defer { withExtendedLifetime(lock) {} }
        return try body()
    }

    /// Removes the entries that were not used since a time.
    ///
    /// An entry first gets a name under which nobody looks for it, so that a crash leaves none that is there
    /// in part only; the next time takes what a crash left.
    ///
    /// - Parameters:
    ///   - limit: Who was used at this time or later stays.
    ///   - isDryRun: Whether to only say what would be removed.
    /// - Returns: What went and what stays.
    /// - Throws: A ``PackagingFailure`` for what cannot be removed; `CancellationError` on cancel.
    package func prune(notUsedSince limit: Date, isDryRun: Bool) async throws -> PrunedContent {
        guard FileManager.default.fileExists(atPath: path) else { return PrunedContent() }
        var pruned = PrunedContent()
        for name in try names() {
            try Task.checkCancellation()
            let bytes = try DiskUse.bytes(of: "\(path)/\(name)")
            guard name.hasPrefix(Self.leaving) || isOld(name, limit) else {
                pruned.kept.add(bytes)
                continue
            }
            if !isDryRun {
                guard let leaving = try await take(name, notUsedSince: limit) else {
                    pruned.kept.add(bytes)
                    continue
                }
                try remove(leaving)
            }
            pruned.removed.add(bytes)
        }
        return pruned
    }

    /// Takes an entry's name away, unless somebody has used it by now.
    private func take(_ name: String, notUsedSince limit: Date) async throws -> String? {
        if name.hasPrefix(Self.leaving) { return name }
        let lock = try await FolderLock.linedUp(for: path)
        defer { withExtendedLifetime(lock) {} }
        guard isOld(name, limit) else { return nil }
        let leaving = Self.leaving + UUID().uuidString
        try FileRename(from: "\(path)/\(name)", to: "\(path)/\(leaving)").run()
        return leaving
    }

    private func isOld(_ name: String, _ limit: Date) -> Bool {
        LastUse.time(of: "\(path)/\(name)").map { $0 < limit } ?? false
    }

    private func names() throws(PackagingFailure) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
                .filter { $0 != FolderLock.name }.sorted()
        } catch {
            throw PackagingFailure(.unreadable, "cannot read '\(path)': \(error.reason)")
        }
    }

    private func remove(_ name: String) throws(PackagingFailure) {
        do {
            try FileManager.default.removeItem(atPath: "\(path)/\(name)")
        } catch {
            throw PackagingFailure(.unwritable, "cannot remove '\(path)/\(name)': \(error.reason)")
        }
    }
}
