/// The least and the greatest value that a key admits: `1...`, `...10`, `1...10`.
public protocol KeyBounds<Bound> {
    /// What is bounded.
    associatedtype Bound: Comparable
    /// The least value, `nil` for no bound.
    var least: Bound? { get }
    /// The greatest value, `nil` for no bound.
    var greatest: Bound? { get }
}

extension ClosedRange: KeyBounds {
    /// The lower bound.
    public var least: Bound? { lowerBound }
    /// The upper bound.
    public var greatest: Bound? { upperBound }
}

extension PartialRangeFrom: KeyBounds {
    /// The lower bound.
    public var least: Bound? { lowerBound }
    /// None.
    public var greatest: Bound? { nil }
}

extension PartialRangeThrough: KeyBounds {
    /// None.
    public var least: Bound? { nil }
    /// The upper bound.
    public var greatest: Bound? { upperBound }
}
