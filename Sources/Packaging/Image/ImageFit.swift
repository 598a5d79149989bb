import Values

/// How padding brings the layers of an image to an exact size.
///
/// Up to the size of the smallest padding layer, filler in the header of the code's layer does it;
/// beyond that a layer of its own, whose header takes what whole blocks leave over. So every size
/// from the smallest on can be reached.
struct ImageFit: Hashable {
    /// The filler in the header of the code's layer.
    var codeFiller = 0
    /// The layer of padding, if there is one.
    var padding: PaddingLayer?

    /// The bytes of the padding's file, and of the filler in its layer's header.
    struct PaddingLayer: Hashable {
        var bytes: Int
        var filler: Int
    }

    /// - Parameters:
    ///   - base: What the layers of the base and of the code take.
    ///   - size: What all layers are to take; `nil` for as little as possible.
    ///   - folder: Where the padding goes.
    /// - Throws: A ``PackagingFailure`` with the smallest size when the wanted one is below it.
    init(base: Int, size: ByteCount?, folder: String) throws(PackagingFailure) {
        guard let size else { return }
        let left = size.bytes - base
        guard left >= 0 else {
            throw PackagingFailure(
                .tooSmall,
                "base and code take \(base) bytes, more than the wanted \(size.bytes)",
                smallest: ByteCount(bytes: base)
            )
        }
        if left < LayerContents(padding: 0, below: folder).bytes {
            codeFiller = left
        } else {
            padding = Self.padding(of: left, folder)
        }
    }

    /// Whole blocks of padding, as many as fit, and what then is missing.
    private static func padding(of left: Int, _ folder: String) -> PaddingLayer {
        func layer(_ bytes: Int) -> Int { LayerContents(padding: bytes, below: folder).bytes }
        var bytes = (left - layer(0)) / TarHeader.block * TarHeader.block
        while layer(bytes) > left { bytes -= TarHeader.rounded(layer(bytes) - left) }
        return PaddingLayer(bytes: bytes, filler: left - layer(bytes))
    }
}
