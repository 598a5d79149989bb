import Packaging
package import Values

/// What was removed of one kind of content, or would be, and what stays.
package struct PrunedCache: Sendable, Hashable {
    /// Of what.
    package let kind: StateCaches.Kind
    /// How many went.
    package let removed: Int
    /// What they took.
    package let removedSize: ByteCount
    /// How many stay.
    package let kept: Int
    /// What those take.
    package let keptSize: ByteCount

    init(_ kind: StateCaches.Kind, _ content: PrunedContent) {
        self.kind = kind
        removed = content.removed.count
        removedSize = content.removed.size
        kept = content.kept.count
        keptSize = content.kept.size
    }
}
