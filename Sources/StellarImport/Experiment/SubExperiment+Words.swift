import Pipeline

extension SubExperiment {
    /// Reports words that STeLLAR does not know.
    func checkWords(_ diagnostics: inout Diagnostics) {
        checkWord("PackageType", packageType, PackageWord.all, .error, &diagnostics)
        checkWord("IATType", iatType, IntervalLaw.all, .warning, &diagnostics)
    }

    private func checkWord(
        _ field: String,
        _ word: String,
        _ words: [String],
        _ severity: Diagnostic.Severity,
        _ diagnostics: inout Diagnostics
    ) {
        guard !words.contains(word) else { return }
        let closest = Suggestion.closest(to: word, among: words)
        let instead = severity == .warning ? "; STeLLAR takes '\(words[0])' instead" : ""
        diagnostics.report(
            Diagnostic(
                .unknownWord,
                "'\(field)' cannot be '\(word)'\(instead)",
                at: places[field],
                severity: severity,
                help: closest.map { "did you mean '\($0)'?" }
                    ?? "it is one of \(words.joined(separator: ", "))"
            )
        )
    }

    /// A function of somebody's own is to be found where pipelines look for functions.
    func checkFunction(_ diagnostics: inout Diagnostics) {
        guard dataTransferChainLength == 1, !FunctionChoice(for: self).isKnown else { return }
        let closest = Suggestion.closest(to: function, among: FunctionChoice.names)
        diagnostics.report(
            Diagnostic(
                .unknownWord,
                "STeLLAR ships no function '\(function)'; yours is looked for under functions/",
                at: places["Function"],
                severity: .warning,
                help: closest.map { "did you mean '\($0)'?" }
            )
        )
        guard FunctionChoice.runtime(of: runtime) == nil else { return }
        let place = places.has("Runtime") ? places["Runtime"] : places["Function"]
        let message = "'Runtime' cannot be '\(runtime)'"
        let help = "it begins with python, node, go, java, ruby or rust"
        diagnostics.report(Diagnostic(.unknownWord, message, at: place, help: help))
    }
}
