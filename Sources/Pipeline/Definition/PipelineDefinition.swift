/// A pipeline as it is written: every key typed, no name resolved yet.
struct PipelineDefinition: Sendable {
    let source: SourceText
    let name: String
    let summary: String?
    let params: [ParamDefinition]
    /// The names of the secrets.
    let secrets: [Spanned<String>]
    let matrix: [AxisDefinition]
    let steps: [StepDefinition]
    let finally: [StepDefinition]
    let outputs: [OutputDefinition]
    let schedule: ScheduleDefinition?
    /// How long a run may take, without its `finally`.
    let deadline: Duration?
}

/// An axis of the matrix, with its values as they are written.
struct AxisDefinition: Sendable {
    let name: Spanned<String>
    /// A list, or an expression of one.
    let values: Node
}

/// What a pipeline that is reused hands to the one that reuses it.
struct OutputDefinition: Sendable {
    let name: Spanned<String>
    let value: Node
}
