import Pipeline

struct CollectParameters: StepParameters {
    /// What there is; `nil` where an `invoke` did not leave any.
    var samples: [SampleSet?]
    /// Whether, and how, STeLLAR's files are written, too.
    var stellar: StellarParameters?

    init(reading mapping: inout MappingReader) {
        samples = mapping.required(
            "samples",
            .oneOrMore(of: .optional(.samples)),
            "what `invoke` measured; instances that failed count as missing"
        )
        stellar = mapping.mapping(
            "stellar",
            "writes what STeLLAR would have written: its folders, tables and database records"
        ) { StellarParameters(reading: &$0) }
        guard let titles = stellar?.titles, ![1, samples.count].contains(titles.count) else {
            return
        }
        mapping.refuse(
            "stellar",
            "there are \(titles.count) titles for \(samples.count) sets of samples",
            help: "give each set a title, in the order of 'samples', or one title to all",
            with: "samples"
        )
    }
}
