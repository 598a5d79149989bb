/// Which of the two families of names an image uses for its parts; the parts are the same.
package enum ImageFormat: String, Sendable, Hashable, Codable, CaseIterable {
    /// The names of the Open Container Initiative.
    case oci
    /// The names of Docker's second schema, which some registries and clouds insist on.
    case docker

    var manifest: String {
        switch self {
        case .oci: "application/vnd.oci.image.manifest.v1+json"
        case .docker: "application/vnd.docker.distribution.manifest.v2+json"
        }
    }

    var index: String {
        switch self {
        case .oci: "application/vnd.oci.image.index.v1+json"
        case .docker: "application/vnd.docker.distribution.manifest.list.v2+json"
        }
    }

    var configuration: String {
        switch self {
        case .oci: "application/vnd.oci.image.config.v1+json"
        case .docker: "application/vnd.docker.container.image.v1+json"
        }
    }

    func layer(_ packing: LayerPacking) -> String {
        switch (self, packing) {
        case (.oci, .gzip): "application/vnd.oci.image.layer.v1.tar+gzip"
        case (.oci, .plain): "application/vnd.oci.image.layer.v1.tar"
        case (.docker, .gzip): "application/vnd.docker.image.rootfs.diff.tar.gzip"
        case (.docker, .plain): "application/vnd.docker.image.rootfs.diff.tar"
        }
    }
}

/// How a layer's archive is kept.
enum LayerPacking: Sendable, Hashable, CaseIterable {
    case gzip
    case plain

    /// Reads the name of either family; `nil` for what cannot be unpacked here, such as zstd.
    init?(mediaType: String) {
        let known = Self.allCases.first { packing in
            ImageFormat.allCases.contains { $0.layer(packing) == mediaType }
        }
        guard let known else { return nil }
        self = known
    }
}
