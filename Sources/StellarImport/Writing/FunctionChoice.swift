/// Which function of ours stands for one of STeLLAR's.
struct FunctionChoice: Sendable, Hashable {
    /// The name, as `build` takes it.
    var function: String
    /// The word of its runtime.
    var runtime: String
    /// Whether STeLLAR ships it, so that its language is known.
    var isKnown: Bool

    /// Chooses by the name of the function, and by its runtime where the name says nothing.
    ///
    /// Only ours pass data on, so a chain is always one of them.
    init(for part: SubExperiment) {
        let named = Self.shipped[part.function]
        let language = named?.runtime ?? Self.runtime(of: part.runtime) ?? "python"
        isKnown = named != nil
        if part.dataTransferChainLength > 1 {
            function = "chain"
            runtime = language == "node" ? "node" : "python"
        } else {
            function = named?.function ?? part.function
            runtime = language
        }
    }

    /// STeLLAR's functions with ours that does the same, and the language they are written in.
    private static let shipped: [String: (function: String, runtime: String)] = [
        "hellopy": ("hello", "python"), "hellopy-read-random": ("hello-read", "python"),
        "hellonode": ("hello", "node"), "hellogo": ("hello", "go"), "hellojava": ("hello", "java"),
        "helloruby": ("hello", "ruby"), "hellorust": ("hello", "rust"),
        "producer-consumer": ("hello", "go"), "prodcons": ("hello", "go"),
        "chameleon": ("chameleon", "python"), "rnnserving": ("rnnserving", "python"),
    ]

    /// The names of STeLLAR's functions.
    static let names = shipped.keys.sorted()

    /// The word of our language for a runtime such as `python3.9`.
    static func runtime(of word: String) -> String? {
        ["python", "node", "go", "java", "ruby", "rust"].first(where: word.hasPrefix)
    }
}
