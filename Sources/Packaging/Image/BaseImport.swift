import Foundation
import Values

/// Brings the layers of a base into a layout.
struct BaseImport {
    let layout: ImageLayout
    let platform: ImagePlatform
    /// The most that an archive may expand to.
    let limit: ByteCount

    /// The layers of the base and how it is run.
    func run(
        _ base: ImageBase
    ) throws -> (layers: [ImageLayer], configuration: ImageConfiguration) {
        switch base {
        case .nothing:
            return ([], ImageConfiguration(platform: platform))
        case .layout(let folder, let name):
            let source = try ImageLayout(opening: folder)
            let image = try source.image(named: name, platform: platform)
            try check(image.configuration, in: folder)
            for layer in image.layers { try copy(layer, from: source) }
            return (image.layers, image.configuration)
        case .rootFilesystem(let path):
            return ([try rootFilesystem(path)], ImageConfiguration(platform: platform))
        }
    }

    /// Copies a layer unless it is there already, and makes sure of its digest.
    private func copy(_ layer: ImageLayer, from source: ImageLayout) throws {
        guard !layout.has(layer.blob.digest) else { return }
        _ = try layout.keeping { blob in
            var blob = blob
            try InputFile(path: source.path(of: layer.blob.digest)).forEachChunk { data in
                try blob.write(data)
            }
            try check(ImageDigest(of: blob.digest), layer)
            return (blob, ())
        }
    }

    private func check(
        _ configuration: ImageConfiguration,
        in folder: String
    ) throws(PackagingFailure) {
        let (architecture, os) = (configuration.architecture, configuration.os)
        guard architecture == platform.architecture, os == platform.os else {
            throw PackagingFailure(
                .refused,
                "the base in '\(folder)' is made for \(os)/\(architecture), "
                    + "not for \(platform.os)/\(platform.architecture)"
            )
        }
    }

    private func check(_ digest: ImageDigest, _ layer: ImageLayer) throws(PackagingFailure) {
        guard digest == layer.blob.digest else {
            throw PackagingFailure(
                .malformed,
                "a layer of the base has the digest '\(digest)', not '\(layer.blob.digest)'"
            )
        }
    }

    /// Makes a layer of an archive, after a look at what is in it.
    private func rootFilesystem(_ path: String) throws -> ImageLayer {
        let file = try InputFile(path: path)
        let start = try file.read(4)
        try file.seek(to: 0)
        let packing: LayerPacking = start.starts(with: [0x1F, 0x8B]) ? .gzip : .plain
        let (digest, bytes, diff) = try layout.keeping { blob in
            switch packing {
            case .gzip: try keepCompressed(file, blob)
            case .plain: try compress(file, blob)
            }
        }
        let blob = ImageDescriptor(
            mediaType: ImageFormat.oci.layer(.gzip),
            digest: digest,
            size: bytes
        )
        return ImageLayer(blob: blob, diff: diff)
    }

    private func keepCompressed(
        _ file: InputFile,
        _ blob: BlobWriter
    ) throws -> (BlobWriter, ImageDigest) {
        var blob = blob
        var inspection = LayerInspection(limit: limit)
        var gunzip = Gunzip()
        try file.forEachChunk { data in
            try blob.write(data)
            try gunzip.expand(data) { try inspection.look(at: $0) }
        }
        guard gunzip.isComplete else {
            throw PackagingFailure(.malformed, "'\(file.path)' is cut short")
        }
        return (blob, try inspection.finish())
    }

    private func compress(
        _ file: InputFile,
        _ blob: BlobWriter
    ) throws -> (BlobWriter, ImageDigest) {
        var inspection = LayerInspection(limit: limit)
        var writer = LayerWriter(blob, filler: GzipFiller(bytes: 0))
        try file.forEachChunk { data in
            try inspection.look(at: data)
            try writer.append(data)
        }
        _ = try inspection.finish()
        return try writer.finish()
    }
}
