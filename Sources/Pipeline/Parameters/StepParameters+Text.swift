extension StepParameters {
    /// Reads parameters from the text of their mapping, without a pipeline around it.
    ///
    /// For trying out a step by itself: every value has to be written out.
    package static func reading(
        _ text: String
    ) -> (parameters: Self, diagnostics: [Diagnostic], requirements: [Requirement]) {
        var diagnostics = Diagnostics()
        let source = SourceText(file: "with", text: text)
        let root = DocumentReader.read(source, into: &diagnostics)
        var reader = MappingReader(
            root,
            at: SourceSpan(source, 0..<0),
            scope: WrittenOutScope(),
            diagnostics: diagnostics
        )
        let parameters = Self(reading: &reader)
        reader.finish()
        return (parameters, reader.diagnostics.sorted(), reader.requirements)
    }
}
