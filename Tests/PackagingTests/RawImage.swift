import Foundation

@testable import Packaging

/// An image of layers written without any of the rules that the real writer keeps.
struct RawImage {
    let layout: ImageLayout
    private var layers: [ImageLayer] = []

    init(in folder: Folder) throws { layout = try ImageLayout(at: "\(folder.path)/raw") }

    /// Adds a layer of members, files with a content.
    mutating func add(_ members: [(TarMember, String)]) throws {
        var archive = Data()
        for (member, content) in members {
            archive += TarHeader(member: member).data + Data(content.utf8)
            let count = content.utf8.count
            archive += Data(count: TarHeader.rounded(count) - count)
        }
        try add(archive: archive + Data(count: 1024))
    }

    mutating func add(archive: Data) throws {
        let (digest, bytes, diff) = try layout.keeping { blob in
            var writer = LayerWriter(blob, filler: GzipFiller(bytes: 0))
            try writer.append(archive)
            return try writer.finish()
        }
        let type = ImageFormat.oci.layer(.gzip)
        let blob = ImageDescriptor(mediaType: type, digest: digest, size: bytes)
        layers.append(ImageLayer(blob: blob, diff: diff))
    }

    /// The image of the layers so far, under a name.
    func image(_ name: String = "raw") throws -> StoredImage {
        var configuration = ImageConfiguration(platform: .current)
        configuration.rootfs.diffs = layers.map(\.diff)
        let config = try layout.put(
            configuration,
            mediaType: ImageFormat.oci.configuration
        )
        let manifest = ImageManifest(format: .oci, config: config, layers: layers.map(\.blob))
        let descriptor = try layout.put(manifest, mediaType: ImageFormat.oci.manifest)
        try layout.tag(descriptor, as: name)
        return try layout.image(named: name)
    }
}

extension TarMember {
    static func file(_ path: String, _ bytes: Int, mode: UInt16 = 0o644) -> TarMember {
        TarMember(path: path, mode: mode, kind: .file(bytes: bytes))
    }

    static func folder(_ path: String, mode: UInt16 = 0o755) -> TarMember {
        TarMember(path: path, mode: mode, kind: .folder)
    }

    static func link(_ path: String, _ target: String) -> TarMember {
        TarMember(path: path, mode: 0o777, kind: .link(target: target))
    }

    static func hardLink(_ path: String, _ target: String) -> TarMember {
        TarMember(path: path, mode: 0o644, kind: .hardLink(target: target))
    }
}
