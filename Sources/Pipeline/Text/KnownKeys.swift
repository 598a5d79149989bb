/// The keys of a mapping so far; few are looked through, many are looked up.
struct KnownKeys {
    private static let few = 16

    private var words: [String] = []
    private var places: [String: Int] = [:]

    /// Adds a key, unless it is there already: then its place among them is returned.
    mutating func insert(_ word: String) -> Int? {
        if let place = place(of: word) { return place }
        if !places.isEmpty { places[word] = words.count }
        words.append(word)
        return nil
    }

    private mutating func place(of word: String) -> Int? {
        guard words.count >= Self.few else { return words.firstIndex(of: word) }
        if places.isEmpty { places = Dictionary(uniqueKeysWithValues: zip(words, 0...)) }
        return places[word]
    }
}
