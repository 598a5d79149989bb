/// How the code in a package is kept; padding is always stored.
package enum Compression: Sendable, Hashable {
    /// As it is: the same bytes on every machine.
    case stored
    /// Compressed where that helps.
    case deflated
}
