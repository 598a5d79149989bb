/// How a payload gets from one function of a chain to the next.
public enum Transfer: String, Sendable, Hashable, Codable, CaseIterable {
    /// In the request with which the one calls the other.
    case inline
    /// Through an object that the one stores and the other reads.
    case storage
}
