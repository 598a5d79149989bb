/// Why a request was sent.
package enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
    /// To bring instances up; recorded, never counted.
    case warmUp = "warm-up"
    /// To be counted.
    case measured
    /// To be counted in place of one whose answer was not of the wanted kind.
    case repeated = "repeat"

    /// Whether results may count the request.
    package var isCounted: Bool { self != .warmUp }
}
