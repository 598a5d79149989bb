import Pipeline

extension ExperimentFile {
    /// Reports what neither STeLLAR nor a pipeline could do anything with.
    func check(into diagnostics: inout Diagnostics) {
        if ProviderWord(provider) == nil {
            diagnostics.report(unknownProvider)
        }
        if subExperiments.isEmpty, !places.isWrong("SubExperiments") {
            let code: DiagnosticCode = places.has("SubExperiments") ? .missingValue : .missingKey
            let message = "'SubExperiments' holds no sub-experiment"
            diagnostics.report(Diagnostic(code, message, at: places["SubExperiments"]))
        }
        for part in subExperiments {
            part.check(into: &diagnostics)
            if case .cloud = ProviderWord(provider) { part.checkFunction(&diagnostics) }
        }
    }

    private var unknownProvider: Diagnostic {
        let closest = Suggestion.closest(to: provider, among: ProviderWord.all)
        let words = ProviderWord.all.joined(separator: ", ")
        return Diagnostic(
            .unknownWord,
            "'\(provider)' is neither a provider of STeLLAR nor the name of a host",
            at: places["Provider"],
            help: closest.map { "did you mean '\($0)'?" } ?? "its providers are \(words)"
        )
    }
}
