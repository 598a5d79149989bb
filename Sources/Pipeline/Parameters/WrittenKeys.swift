/// The entries of a mapping by their keys; few are looked through, many are looked up.
struct WrittenKeys: Sendable {
    private static let few = 16

    /// In the order of the file.
    let entries: [Node.Entry]
    private let names: [String]
    private let places: [String: Int]

    init(_ entries: [Node.Entry] = []) {
        self.init(entries, names: entries.map { $0.key.scalar?.text ?? "" })
    }

    private init(_ entries: [Node.Entry], names: [String]) {
        self.entries = entries
        self.names = names
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

    /// Takes the first entry whose name is one that `isMeant` for that of a key, too.
    mutating func take(_ key: String, isMeant: (String) -> Bool) {
        guard let place = names.firstIndex(where: isMeant) else { return }
        self = WrittenKeys(entries + [entries[place]], names: names + [key])
    }

    private func place(of key: String) -> Int? {
        names.count > Self.few ? places[key] : names.firstIndex(of: key)
    }
}
