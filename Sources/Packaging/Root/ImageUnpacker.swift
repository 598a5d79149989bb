import Foundation
package import Values

/// Unpacks images that nobody vouches for into a root filesystem.
package struct ImageUnpacker: Sendable {
    /// Where the image is.
    package let layout: ImageLayout
    /// The most that all layers may expand to, together.
    package let limit: ByteCount

    /// Prepares to unpack from a layout.
    package init(layout: ImageLayout, limit: ByteCount = ByteCount(bytes: 8 << 30)) {
        self.layout = layout
        self.limit = limit
    }

    /// Applies the layers of an image one after the other.
    ///
    /// Nothing is ever written outside the folder, and on failure nothing is left in it. Links
    /// may point anywhere, as they are meant to be followed within the root only: whoever writes
    /// below the folder later must not follow them from outside.
    ///
    /// - Parameters:
    ///   - image: The image.
    ///   - folder: A folder that does not exist yet, or is empty.
    /// - Throws: A ``PackagingFailure``: `refused` for members that lead out of the folder and for
    ///   devices outside of `dev`, `tooLarge` beyond the limit, `malformed` for damaged layers and
    ///   wrong digests. `CancellationError` on cancel.
    package func unpack(_ image: StoredImage, into folder: String) throws {
        var root = try RootFolder(folder)
        do {
            var tree = RootTree()
            var budget = limit.bytes
            for layer in image.layers {
                tree.beginLayer()
                var unpacking = LayerUnpacking(tree: tree, root: root, budget: budget)
                try unpacking.run(layer, of: layout)
                (tree, root, budget) = (unpacking.tree, unpacking.root, unpacking.budget)
            }
            try root.finish(tree.folders)
        } catch {
            root.clear()
            throw (error as? PackagingFailure) ?? Self.failure(error, folder)
        }
    }

    private static func failure(_ error: any Error, _ folder: String) -> any Error {
        error is CancellationError
            ? error
            : PackagingFailure(.unwritable, "cannot unpack into '\(folder)': \(error.reason)")
    }
}
