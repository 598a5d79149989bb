/// Finds the word that somebody probably meant.
package enum Suggestion {
    // Nobody mistypes a word this long, and the comparison takes the product of two lengths.
    private static let longest = 64
    // A file can have tens of thousands of names, and as many words that are none of them.
    private static let most = 200

    /// The closest word, if one is close enough: a third of the letters may be wrong, at least one.
    ///
    /// Case does not count; of several equally close words the first is taken.
    package static func closest(to word: String, among candidates: [String]) -> String? {
        let limit = max(1, word.count / 3)
        let letters = Array(word.lowercased())
        guard !letters.isEmpty, letters.count <= longest else { return nil }
        return
            likely(candidates, for: letters, within: limit)
            .map { (word: $0, distance: distance(letters, Array($0.lowercased()))) }
            .filter { $0.distance <= limit && $0.distance < $0.word.count }
            .min { $0.distance < $1.distance }?
            .word
    }

    /// Few candidates are all compared; of thousands only some that look like the word.
    private static func likely(
        _ candidates: [String],
        for letters: [Character],
        within limit: Int
    ) -> [String] {
        guard candidates.count > most else { return candidates }
        let starts = String(letters.prefix(2)).utf8
        let similar = candidates.lazy.filter { candidate in
            abs(candidate.utf8.count - letters.count) <= limit
                && candidate.utf8.prefix(2).contains(where: starts.contains)
        }
        return Array(similar.prefix(most))
    }

    /// How many letters to insert, remove, replace or swap with their neighbour
    /// (Damerau and Levenshtein, optimal string alignment).
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        guard right.count <= longest else { return .max }
        var rows = [Array(0...right.count)]
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = rows[row][column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, rows[row][column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && left[row] == right[column - 1]
                    && left[row - 1] == right[column]
                if isSwap { best = min(best, rows[row - 1][column - 1] + 1) }
                current.append(best)
            }
            rows.append(current)
        }
        return rows[left.count][right.count]
    }
}
