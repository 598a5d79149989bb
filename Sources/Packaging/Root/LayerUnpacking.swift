import Foundation
import Values

/// Applies one layer, and believes neither its digests nor its sizes.
struct LayerUnpacking {
    private(set) var tree: RootTree
    private(set) var root: RootFolder
    /// How many bytes the layers may still expand to.
    private(set) var budget: Int
    private var parser = TarParser()
    private var diff = ContentDigest()

    init(tree: RootTree, root: RootFolder, budget: Int) {
        self.tree = tree
        self.root = root
        self.budget = budget
    }

    mutating func run(_ layer: ImageLayer, of layout: ImageLayout) throws {
        var digest = ContentDigest()
        let file = try InputFile(path: layout.path(of: layer.blob.digest))
        switch try layer.packing() {
        case .plain:
            try file.forEachChunk { data in
                digest.update(data)
                try take(data)
            }
        case .gzip:
            var gunzip = Gunzip()
            try file.forEachChunk { data in
                digest.update(data)
                try gunzip.expand(data) { try take($0) }
            }
            guard gunzip.isComplete else { throw Self.damaged(layer, "is cut short") }
        }
        guard ImageDigest(of: digest) == layer.blob.digest, ImageDigest(of: diff) == layer.diff
        else { throw Self.damaged(layer, "does not match its digest") }
        guard parser.isComplete else { throw Self.damaged(layer, "is cut short") }
    }

    private mutating func take(_ data: Data) throws {
        try spend(data.count)
        diff.update(data)
        var parser = parser
        try parser.parse(data) { event in
            switch event {
            case .member(let member): try place(member)
            case .content(let data): try root.write(data)
            case .end: try root.endFile()
            }
        }
        self.parser = parser
    }

    private mutating func place(_ member: TarMember) throws {
        // Said before ten gigabytes of zeros are on the disk, not after.
        guard member.bytes <= budget else { throw Self.tooLarge }
        for change in try tree.place(member) { try root.apply(change) }
    }

    private mutating func spend(_ bytes: Int) throws {
        guard bytes <= budget else { throw Self.tooLarge }
        budget -= bytes
    }

    private static let tooLarge = PackagingFailure(
        .tooLarge,
        "the image unpacks to more than it may"
    )

    private static func damaged(_ layer: ImageLayer, _ problem: String) -> PackagingFailure {
        PackagingFailure(.malformed, "the layer '\(layer.blob.digest)' \(problem)")
    }
}
