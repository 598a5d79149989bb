/// What an image consists of.
package struct ImageManifest: Sendable, Hashable, Codable {
    var schemaVersion = 2
    /// Which kind of manifest it is; some OCI manifests do not say.
    var mediaType: String?
    /// How to run it.
    package var config: ImageDescriptor
    /// The archives of its files, the lowest first.
    package var layers: [ImageDescriptor]

    init(format: ImageFormat, config: ImageDescriptor, layers: [ImageDescriptor]) {
        mediaType = format.manifest
        self.config = config
        self.layers = layers
    }

    /// What a registry stores for the layers and a provider reports as the size of the image.
    package var layerBytes: Int { layers.reduce(0) { $0 + $1.size } }
}

/// A list of images, of a layout or for several platforms.
struct ImageIndex: Sendable, Hashable, Codable {
    var schemaVersion = 2
    var mediaType: String?
    var manifests: [ImageDescriptor]
}
