/// What is asked of the system for the thread that measures.
package enum PlacementPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// A processor that it does not leave, and to go before all others there.
    case claimed
    /// Nothing: it is one of many.
    case ordinary
}
