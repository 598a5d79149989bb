/// What is known about a kind of step without a pipeline.
package struct StepDescription: Sendable, Hashable {
    package let kind: StepKind
    package let summary: String
    package let effect: Effect
    package let keys: [KeyDescription]
    package let outputs: [OutputDeclaration]
    /// A small pipeline that shows the step at work.
    package let example: String?
}
