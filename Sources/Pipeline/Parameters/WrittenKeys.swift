/// The entries of a mapping by their keys; few are looked through, many are looked up.
///
/// Made for every instance of a step, and most steps are told little: the entries stay where they
/// are, in the tree.
struct WrittenKeys {
    private static let few = 16

    /// In the order of the file.
    let entries: [Node.Entry]
    private let places: [String: Int]

    init(_ entries: [Node.Entry] = []) {
        self.entries = entries
        let many = entries.count > Self.few ? entries : []
        places = Dictionary(
            many.enumerated().map { ($1.key.scalar?.text ?? "", $0) },
            uniquingKeysWith: { $1 }
        )
    }

    /// The entry of a key, if it is written.
    subscript(key: String) -> Node.Entry? {
        guard entries.count <= Self.few else { return places[key].map { entries[$0] } }
        return entries.first { $0.key.scalar?.text == key }
    }
}
