import FaaS

/// What exists in an account.
package struct CloudResource: Sendable, Hashable, Codable {
    /// Unique in the account: `function/NAME`, `role/NAME`, `machine/NUMBER`.
    package var id: String
    /// What it was created with; the labels may have changed since.
    package var order: CloudOrder
    /// Whether its removal has begun.
    package var isEnding = false
    /// From when on reads see it.
    var visibleAt: Duration
    /// From when on lists see it.
    var listedAt: Duration

    /// The label of the run it belongs to; `nil` for what is somebody else's.
    package var run: String? { order.labels[ResourceLabel.run] }
}
