import Pipeline

struct CollectParameters: StepParameters {
    /// What there is; `nil` where an `invoke` did not leave any.
    var samples: [SampleSet?]

    init(reading mapping: inout MappingReader) {
        samples = mapping.required(
            "samples",
            .oneOrMore(of: .optional(.samples)),
            "what `invoke` measured; instances that failed count as missing"
        )
    }
}
