/// Why a start was cold: two kinds that are never mixed.
package enum ColdCause: String, Sendable, Hashable, Codable, CaseIterable {
    /// The function was idle for so long that its instances were reclaimed.
    case idle
    /// The function was changed, so that its instances are too old to serve.
    case update
}
