/// The entries of a mapping by their keys; few are looked through, many are looked up.
struct WrittenKeys: Sendable {
    private static let few = 16

    /// In the order of the file.
    let entries: [Node.Entry]
    private let names: [String]
    private let places: [String: Int]

    init(_ entries: [Node.Entry] = []) {
        self.entries = entries
        names = entries.map { $0.key.scalar?.text ?? "" }
        let many = names.count > Self.few ? names : []
        places = Dictionary(zip(many, 0...), uniquingKeysWith: { $1 })
    }

    /// Whether a key is written.
    func contains(_ key: String) -> Bool { place(of: key) != nil }

    /// The entry of a key, if it is written.
    subscript(key: String) -> Node.Entry? { place(of: key).map { entries[$0] } }

    /// The entries whose keys are none of some names.
    func entries(besides known: [String]) -> [(name: String, span: SourceSpan)] {
        names.indices.filter { !known.contains(names[$0]) }
            .map { (names[$0], entries[$0].key.span) }
    }

    private func place(of key: String) -> Int? {
        names.count > Self.few ? places[key] : names.firstIndex(of: key)
    }
}
