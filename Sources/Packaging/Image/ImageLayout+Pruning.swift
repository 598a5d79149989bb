package import Foundation

extension ImageLayout {
    /// Notes that an image is used now, so that ``prune(notUsedSince:isDryRun:)`` leaves it for a while.
    ///
    /// - Throws: A ``PackagingFailure`` when it is not there any more.
    package func markUsed(_ image: StoredImage) throws(PackagingFailure) {
        try LastUse.mark(path(of: image.digest))
    }

    /// Takes away the names of the images that were not used since a time, then the blobs that no other image
    /// has and that were not written or wanted since.
    ///
    /// Names go first, so that a crash never leaves a name without its blobs. Waits for whoever makes an image.
    ///
    /// - Parameters:
    ///   - limit: Who was used at this time or later stays.
    ///   - isDryRun: Whether to only say what would be removed.
    /// - Returns: The images that went and that stay, and what their blobs take.
    /// - Throws: A ``PackagingFailure`` for what cannot be read or removed; `CancellationError` on cancel.
    package func prune(notUsedSince limit: Date, isDryRun: Bool) async throws -> PrunedContent {
        let making = try await FolderLock.linedUp(for: "\(folder)/blobs")
        defer { withExtendedLifetime(making) {} }
        let (staying, leaving) = try withNames { names in
            let leaving = try names.filter { try !isWanted($0, since: limit) }
            names.removeAll(where: leaving.contains)
            return (names, leaving)
        } savingIf: {
            !isDryRun && !$0.1.isEmpty
        }
        var pruned = PrunedContent()
        pruned.removed.count = leaving.count
        pruned.kept.count = staying.count
        let needed = try Set(staying.flatMap { try blobs(of: $0) ?? [] }.map(\.hex))
        for path in try blobPaths() {
            try Task.checkCancellation()
            let name = URL(fileURLWithPath: path).lastPathComponent
            let isOld = LastUse.time(of: path).map { $0 < limit } ?? true
            let stays = needed.contains(name) || !isOld
            let bytes = try DiskUse.bytes(of: path)
            if stays {
                pruned.kept.add(bytes, count: 0)
            } else {
                pruned.removed.add(bytes, count: 0)
            }
            if !stays, !isDryRun { try remove(path) }
        }
        return pruned
    }

    /// Whether an image is complete, as far as its documents tell, and was used lately.
    private func isWanted(_ image: ImageDescriptor, since limit: Date) throws -> Bool {
        guard let time = LastUse.time(of: path(of: image.digest)) else { return false }
        return try time >= limit && blobs(of: image) != nil
    }

    /// All blobs that an image needs; `nil` where a document of it is missing or damaged, so that nobody can
    /// use it.
    ///
    /// - Throws: A ``PackagingFailure`` for one that is there and cannot be read: who cannot tell what an
    ///   image needs takes nothing away.
    private func blobs(of image: ImageDescriptor) throws -> [ImageDigest]? {
        guard LastUse.time(of: path(of: image.digest)) != nil else { return nil }
        do {
            guard ImageFormat.allCases.contains(where: { $0.index == image.mediaType }) else {
                let manifest = try document(ImageManifest.self, image)
                return [image.digest, manifest.config.digest] + manifest.layers.map(\.digest)
            }
            // Those for other platforms need not be there.
            return try [image.digest]
                + document(ImageIndex.self, image).manifests.flatMap {
                    try blobs(of: $0) ?? [$0.digest]
                }
        } catch let failure as PackagingFailure where failure.code == .malformed {
            return nil
        }
    }

    /// Blobs, and what somebody began and did not end.
    private func blobPaths() throws(PackagingFailure) -> [String] {
        do {
            return try ["\(folder)/blobs", "\(folder)/blobs/sha256"].flatMap { place in
                try FileManager.default.contentsOfDirectory(atPath: place).sorted()
                    .filter { $0 != FolderLock.name && $0 != "sha256" }
                    .map { "\(place)/\($0)" }
            }
        } catch {
            throw PackagingFailure(.unreadable, "cannot read '\(folder)': \(error.reason)")
        }
    }

    private func remove(_ path: String) throws(PackagingFailure) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw PackagingFailure(.unwritable, "cannot remove '\(path)': \(error.reason)")
        }
    }
}
