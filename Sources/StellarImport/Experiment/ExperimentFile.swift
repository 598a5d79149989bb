package import Pipeline

/// One of STeLLAR's experiment files as its own loader understands it: with all defaults.
package struct ExperimentFile: Sendable, Hashable {
    /// Whether sub-experiments follow one another.
    package var isSequential: Bool
    package var provider: String
    /// The runtime of sub-experiments that have none of their own.
    package var runtime: String
    package var subExperiments: [SubExperiment]
    var places: FieldPlaces

    /// Reads the text of a file.
    ///
    /// - Returns: The experiment, `nil` when there is any error; and all that was found.
    package static func read(
        _ source: SourceText
    ) -> (experiment: ExperimentFile?, diagnostics: [Diagnostic]) {
        var diagnostics = Diagnostics()
        do throws(MalformedJSON) {
            let experiment = ExperimentFile(
                reading: try JSONReader.read(source),
                into: &diagnostics
            )
            experiment.check(into: &diagnostics)
            let found = diagnostics.sorted()
            return (diagnostics.hasErrors ? nil : experiment, found)
        } catch {
            return (nil, [error.diagnostic])
        }
    }

    private init(reading node: JSONNode, into diagnostics: inout Diagnostics) {
        var fields = FieldReader(node, called: "an experiment")
        isSequential = fields.value("Sequential", .boolean) ?? false
        provider = fields.value("Provider", .text).orIfEmpty("aws")
        runtime = fields.value("Runtime", .text).orIfEmpty("python3.9")
        let parts = fields.value("SubExperiments", .nodes) ?? []
        fields.finish()
        places = fields.places
        for diagnostic in fields.diagnostics.all { diagnostics.report(diagnostic) }
        subExperiments = []
        for part in parts {
            subExperiments.append(
                SubExperiment(reading: part, runtime: runtime, into: &diagnostics)
            )
        }
    }
}
