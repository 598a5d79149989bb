/// What one result is about: a set of functions and a burst size.
struct ResultCell: Sendable, Hashable {
    /// The name of the set in the file of samples.
    var set = ""
    /// How many requests each burst has.
    var burst: Int
}
