import Foundation
import Values

/// Looks at an archive as it goes by: whether it is one, may be unpacked, and is not too long.
struct LayerInspection {
    let limit: ByteCount
    private var parser = TarParser()
    private var rootTree = RootTree()
    private var digest = ContentDigest()
    private var bytes = 0

    init(limit: ByteCount) { self.limit = limit }

    mutating func look(at data: Data) throws {
        bytes += data.count
        guard bytes <= limit.bytes else {
            throw PackagingFailure(.tooLarge, "the layer unpacks to more than \(limit)")
        }
        digest.update(data)
        try parser.parse(data) { event in
            if case .member(let member) = event { _ = try rootTree.place(member) }
        }
    }

    /// The digest of the archive, once it is complete.
    func finish() throws -> ImageDigest {
        guard parser.isComplete else {
            throw PackagingFailure(.malformed, "the archive of the layer is cut short")
        }
        return ImageDigest(of: digest)
    }
}
