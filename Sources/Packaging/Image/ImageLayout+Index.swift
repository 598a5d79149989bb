import Foundation

extension ImageLayout {
    private var indexPath: String { "\(folder)/index.json" }

    private func index() throws -> ImageIndex {
        guard FileManager.default.fileExists(atPath: indexPath) else {
            return ImageIndex(mediaType: ImageFormat.oci.index, manifests: [])
        }
        let data = try InputFile(path: indexPath).read(ImageDocument.longest)
        return try ImageDocument.decode(ImageIndex.self, data, "'\(indexPath)'")
    }

    /// Gives an image a name, taking it from whichever image had it.
    ///
    /// The last thing that is done to an image: what has a name is complete.
    package func tag(_ manifest: ImageDescriptor, as name: String) throws {
        var named = manifest
        named.annotations = [ImageDescriptor.nameNote: name]
        try withNames { manifests in
            manifests.removeAll { $0.name == name }
            manifests.append(named)
            manifests.sort { ($0.name ?? "", "\($0.digest)") < ($1.name ?? "", "\($1.digest)") }
        }
    }

    /// Changes the list of names; what others add meanwhile does not get lost.
    ///
    /// - Parameters:
    ///   - body: Changes it.
    ///   - isChanged: Whether what `body` returned means that the list is to be written.
    /// - Returns: What `body` returned.
    /// - Throws: A ``PackagingFailure`` for a list that cannot be read or written, or what `body` throws.
    func withNames<Result>(
        _ body: (inout [ImageDescriptor]) throws -> Result,
        savingIf isChanged: (Result) -> Bool = { _ in true }
    ) throws -> Result {
        let lock = try FolderLock.taken(for: folder)
        defer { withExtendedLifetime(lock) {} }
        var index = try index()
        let result = try body(&index.manifests)
        if isChanged(result) { try write(index) }
        return result
    }

    private func write(_ index: ImageIndex) throws {
        let data = try ImageDocument.encode(index)
        do {
            try data.write(to: URL(fileURLWithPath: indexPath), options: .atomic)
        } catch {
            throw PackagingFailure(.unwritable, "cannot write '\(indexPath)': \(error.reason)")
        }
    }

    /// Finds an image by its name, or the only one there is, for a platform.
    package func image(
        named name: String? = nil,
        platform: ImagePlatform = .current
    ) throws -> StoredImage {
        let manifests = try index().manifests
        let found = manifests.filter { name == nil || $0.name == name }
        guard let first = found.first, found.count == 1 else {
            let names = manifests.compactMap(\.name).map { "'\($0)'" }.joined(separator: ", ")
            let wanted = name.map { "no image '\($0)'" } ?? "not exactly one image"
            throw PackagingFailure(
                .malformed,
                "'\(folder)' holds \(wanted)\(names.isEmpty ? "" : "; it holds \(names)")"
            )
        }
        return try image(first, platform: platform)
    }

    /// Finds an image that has a name by its digest.
    package func image(digest: ImageDigest) throws -> StoredImage {
        guard let found = try index().manifests.first(where: { $0.digest == digest }) else {
            throw PackagingFailure(.unreadable, "'\(folder)' holds no image '\(digest)'")
        }
        return try image(found, platform: .current)
    }

    /// Makes sure that a blob is there and as long as a manifest says: sizes are added up.
    private func checkSize(of blob: ImageDescriptor) throws(PackagingFailure) {
        let bytes = try InputFile(path: path(of: blob.digest)).size()
        guard bytes == blob.size else {
            throw PackagingFailure(
                .malformed,
                "'\(blob.digest)' has \(bytes) bytes, not the \(blob.size) that a manifest says"
            )
        }
    }

    /// Reads the image of a descriptor, looking through an index for the platform.
    func image(_ descriptor: ImageDescriptor, platform: ImagePlatform) throws -> StoredImage {
        var manifest = descriptor
        if ImageFormat.allCases.contains(where: { $0.index == descriptor.mediaType }) {
            let index = try document(ImageIndex.self, descriptor)
            manifest = try index.manifest(for: platform, in: "'\(folder)'")
        }
        let contents = try document(ImageManifest.self, manifest)
        let configuration = try document(ImageConfiguration.self, contents.config)
        guard configuration.rootfs.diffs.count == contents.layers.count else {
            throw PackagingFailure(
                .malformed,
                "the image '\(manifest.digest)' has another number of layers than it says"
            )
        }
        for blob in contents.layers { try checkSize(of: blob) }
        return StoredImage(
            descriptor: ImageDescriptor(
                mediaType: manifest.mediaType,
                digest: manifest.digest,
                size: manifest.size
            ),
            manifest: contents,
            configuration: configuration
        )
    }
}

extension ImageIndex {
    /// The image for a platform; `place` is named where there is none.
    func manifest(
        for platform: ImagePlatform,
        in place: String
    ) throws(PackagingFailure) -> ImageDescriptor {
        let found = manifests.first {
            $0.platform?.architecture == platform.architecture && $0.platform?.os == platform.os
        }
        guard let found else {
            throw PackagingFailure(
                .refused,
                "the image in \(place) is not made for \(platform.os)/\(platform.architecture)"
            )
        }
        return found
    }
}
