/// What Lambda calls the runtimes of the language, and hosts them with.
enum LambdaRuntime {
    /// By the words of the language.
    ///
    /// A compiled function brings its own runtime: `bootstrap`.
    static let identifiers = [
        "python": "python3.12",
        "node": "nodejs22.x",
        "java": "java21",
        "ruby": "ruby3.3",
        "go": ownRuntime,
        "rust": ownRuntime,
        "swift": ownRuntime,
        "provided": ownRuntime,
    ]

    /// Those whose instances can start from a snapshot.
    static let snapshots: Set<String> = ["python", "java"]

    private static let ownRuntime = "provided.al2023"

    /// The word for what Lambda stores.
    ///
    /// The identifier is Lambda's name for the runtime, `nil` for an image, which does not tell; the word
    /// is that which the function is labelled with, believed where it fits.
    static func word(for identifier: String?, labelled word: String?) -> String {
        guard let identifier else { return word ?? "image" }
        if let word, identifiers[word] == identifier { return word }
        let words = identifiers.filter { $0.value == identifier }.keys.sorted()
        return words.count == 1 ? words[0] : identifier
    }
}
