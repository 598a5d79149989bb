import Foundation
import Values

/// Writes images of an exact size into a layout, without any container engine.
///
/// The same code, base, size and seed give the same bytes: members are sorted, times are zero,
/// owners are root, and nothing is compressed that was not compressed before.
package struct ImageWriter: Sendable {
    /// Where images go.
    package let layout: ImageLayout

    /// Prepares to write into a layout.
    package init(layout: ImageLayout) { self.layout = layout }

    /// Writes an image and gives it a name.
    ///
    /// - Returns: The image as read back.
    /// - Throws: A ``PackagingFailure``; its code is `tooSmall`, with the smallest size, when base
    ///   and code do not fit. `CancellationError` on cancel. The name is then what it was before.
    package func write(_ spec: ImageSpec, as name: String) throws -> StoredImage {
        let importing = BaseImport(layout: layout, platform: spec.platform, limit: spec.baseLimit)
        let (base, configuration) = try importing.run(spec.base)
        let layers = try base + layers(of: spec, above: base)
        let manifest = try write(spec, layers.map { try $0.named(in: spec.format) }, configuration)
        let image = try layout.image(manifest, platform: spec.platform)
        guard spec.size == nil || image.size == spec.size else {
            throw PackagingFailure(
                .unwritable,
                "'\(name)' came to \(image.size.bytes) bytes instead of \(spec.size?.bytes ?? 0)"
            )
        }
        try layout.tag(manifest, as: name)
        return image
    }

    private func layers(of spec: ImageSpec, above base: [ImageLayer]) throws -> [ImageLayer] {
        try check(spec)
        let contents = LayerContents(
            of: spec.code,
            below: spec.codeFolder,
            and: spec.files
        )
        let fit = try ImageFit(
            base: base.reduce(contents.bytes) { $0 + $1.blob.size },
            size: spec.size,
            folder: spec.codeFolder
        )
        let code = try layer(filler: fit.codeFiller) {
            try CodeLayer(spec, contents).write(to: &$0)
        }
        guard let padding = fit.padding else { return [code] }
        let contentsOfPadding = LayerContents(padding: padding.bytes, below: spec.codeFolder)
        let bytes = Padding(seed: spec.seed, bytes: padding.bytes)
        let layer = try layer(filler: padding.filler) { writer in
            for member in contentsOfPadding.members where member.kind == .folder {
                try writer.add(member)
            }
            for member in contentsOfPadding.members where member.kind != .folder {
                try writer.add(member, bytes.forEachChunk)
            }
        }
        return [code, layer]
    }

    private func check(_ spec: ImageSpec) throws(PackagingFailure) {
        if !spec.codeFolder.isEmpty { try EntryPath.check(spec.codeFolder) }
        for file in spec.files { try EntryPath.check(file.path) }
        guard spec.size == nil || !spec.code.entries.contains(where: { $0.path == Padding.name })
        else { throw Padding.nameIsTaken }
    }

    private func layer(
        filler: Int,
        _ body: (inout LayerWriter) throws -> Void
    ) throws -> ImageLayer {
        let (digest, bytes, diff) = try layout.keeping { blob in
            var writer = LayerWriter(blob, filler: GzipFiller(bytes: filler))
            try body(&writer)
            try writer.endArchive()
            return try writer.finish()
        }
        let mediaType = ImageFormat.oci.layer(.gzip)
        let blob = ImageDescriptor(mediaType: mediaType, digest: digest, size: bytes)
        return ImageLayer(blob: blob, diff: diff)
    }

    private func write(
        _ spec: ImageSpec,
        _ layers: [ImageLayer],
        _ base: ImageConfiguration
    ) throws -> ImageDescriptor {
        var configuration = base
        configuration.config = spec.process.over(base.config)
        configuration.rootfs.diffs = layers.map(\.diff)
        let config = try layout.put(configuration, mediaType: spec.format.configuration)
        let manifest = ImageManifest(
            format: spec.format,
            config: config,
            layers: layers.map(\.blob)
        )
        return try layout.put(manifest, mediaType: spec.format.manifest)
    }
}
