/// How far a request got.
package enum LoadPhase: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing was done for it.
    case planned
    /// Its connection was being made.
    case connecting
    /// Its connection was being secured.
    case securing
    /// It was being sent.
    case sending
    /// It was sent, and no byte of an answer came.
    case waiting
    /// Its answer had begun.
    case receiving
    /// Its answer was complete.
    case finished
}
