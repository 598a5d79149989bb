import ArgumentParser

/// A pipeline and the values of its params.
struct PipelineOptions: ParsableArguments {
    @Argument(help: "The pipeline's file.")
    var file: String

    @OptionGroup var params: ParamOptions

    /// The values by param; the last one of a param holds.
    var values: [String: String] { params.values }
}
