/// Reads a whole pipeline, key by key, and reports every mistake in it.
struct DefinitionReader {
    /// The lists of words that params can be of.
    let words: [String: [String]]
    var diagnostics: Diagnostics

    /// Reads the root of a file.
    mutating func read(_ root: Node, of source: SourceText) -> PipelineDefinition {
        let parts = self
        return reading(root, at: root.span.start) { parts.definition(source, &$0) }
    }

    /// Reads, or only describes, the keys of a pipeline.
    func definition(
        _ source: SourceText,
        _ reader: inout MappingReader
    ) -> PipelineDefinition {
        let name = name(&reader)
        let summary = reader.optional("description", .text, "What the pipeline is for.")
        let params = params(&reader)
        let secrets = reader.names("secrets", "The names of the secrets that it uses.")
        for secret in secrets { Name.check(secret, of: "a secret", into: &reader.diagnostics) }
        let matrix = matrix(&reader)
        let defaults = reader.mapping("defaults", "What steps have that do not say otherwise.") {
            $0.policy(over: AttemptPolicy())
        }
        let policy = defaults ?? AttemptPolicy()
        let steps = self.steps("steps", "What to do.", policy, &reader)
        let finally = self.steps("finally", "What to do at the end, in any case.", policy, &reader)
        checkNames(of: steps, finally, &reader)
        return PipelineDefinition(
            source: source,
            name: name,
            summary: summary,
            params: params,
            secrets: secrets,
            matrix: matrix,
            steps: steps,
            finally: finally,
            outputs: outputs(&reader),
            schedule: reader.mapping("schedule", "When it should be run.") { $0.schedule() }
                .flatMap(\.self),
            deadline: reader.optional(
                "deadline",
                .duration(in: Duration.milliseconds(1)...),
                "How long a run may take, without its `finally`."
            )
        )
    }

    private func name(_ reader: inout MappingReader) -> String {
        let name = reader.required("pipeline", .text, "The name of the pipeline.")
        if reader.isKnown("pipeline"), let span = reader.valueSpan("pipeline") {
            let spanned = Spanned(value: name, span: span)
            Name.check(spanned, of: "a pipeline", into: &reader.diagnostics)
        }
        return name
    }

    private func checkNames(
        of steps: [StepDefinition],
        _ finally: [StepDefinition],
        _ reader: inout MappingReader
    ) {
        if steps.isEmpty { reportNoSteps(&reader) }
        let others = Dictionary(steps.map { ($0.name.value, $0) }) { first, _ in first }
        for step in finally {
            guard let other = others[step.name.value] else { continue }
            reader.report(
                Diagnostic(
                    .duplicateKey,
                    "there is a step '\(step.name.value)' already",
                    at: step.name.span,
                    notes: [Diagnostic.Note("the other one", at: other.name.span)]
                )
            )
        }
    }

    private func reportNoSteps(_ reader: inout MappingReader) {
        guard let key = reader.keySpan("steps") else {
            let documentation = "what the pipeline does, step by step"
            return reader.reportMissing("steps", "a mapping", documentation)
        }
        // Anything that is no mapping was reported when it was read.
        guard let value = reader.written["steps"]?.value,
            value.isEmpty || value.mapping?.isEmpty == true
        else { return }
        reader.report(Diagnostic(.missingValue, "this pipeline has no steps", at: key))
    }
}
