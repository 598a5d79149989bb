/// What a provider did that it promised not to do, or did not do.
package struct BrokenPromise: Error, CustomStringConvertible {
    /// One sentence.
    package let description: String

    init(_ description: String) { self.description = description }
}

/// Throws unless a condition holds.
func promise(
    _ condition: Bool,
    _ sentence: @autoclosure () -> String
) throws(BrokenPromise) {
    if !condition { throw BrokenPromise(sentence()) }
}
