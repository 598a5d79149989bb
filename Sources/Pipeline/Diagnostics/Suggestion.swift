/// Finds the word that somebody probably meant.
package enum Suggestion {
    /// The closest word, if one is close enough: a third of the letters may be wrong, at least one.
    package static func closest(to word: String, among candidates: [String]) -> String? {
        nil
    }
}
