package import Values

/// An image whose documents have been read from a layout and checked.
package struct StoredImage: Sendable, Hashable {
    /// The manifest's digest and size: what the image is known by.
    package let descriptor: ImageDescriptor
    /// What it consists of.
    package let manifest: ImageManifest
    /// How it is run.
    package let configuration: ImageConfiguration

    /// What its layers take as they are stored.
    package var size: ByteCount { ByteCount(bytes: manifest.layerBytes) }
    /// By which it is known.
    package var digest: ImageDigest { descriptor.digest }

    /// The layers with the digests of their archives, the lowest first.
    var layers: [ImageLayer] {
        zip(manifest.layers, configuration.rootfs.diffs).map { ImageLayer(blob: $0, diff: $1) }
    }
}

/// A layer as it is stored, and the digest of the archive in it.
struct ImageLayer: Sendable, Hashable {
    var blob: ImageDescriptor
    var diff: ImageDigest

    /// The layer under the names of one family.
    func named(in format: ImageFormat) throws(PackagingFailure) -> ImageLayer {
        var layer = self
        layer.blob.mediaType = format.layer(try packing())
        return layer
    }

    func packing() throws(PackagingFailure) -> LayerPacking {
        guard let packing = LayerPacking(mediaType: blob.mediaType) else {
            let kind = EntryPath.shown(blob.mediaType)
            throw PackagingFailure(.refused, "a layer is of the kind '\(kind)', not a gzip or tar")
        }
        return packing
    }
}
