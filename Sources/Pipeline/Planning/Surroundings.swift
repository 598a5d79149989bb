/// What can be seen from a place of a pipeline, the same for all instances of a step.
///
/// A class, because each of ten thousand instances keeps it until it has run.
final class Surroundings: Sendable {
    let params: [String: Binding]
    let secrets: [String: Binding]
    /// The axes of the whole matrix, to tell a foreign one from one that does not exist.
    let matrix: [String]
    /// The types of the axes that an instance here has a value on.
    let axes: [String: ValueType]
    /// The steps that can be referred to from here.
    let steps: StepViews?
    /// Whether an instance may start although what it depends on did not succeed.
    let startsAnyway: Bool

    init(
        params: [String: Binding],
        secrets: [String: Binding],
        matrix: [String],
        axes: [String: ValueType] = [:],
        steps: StepViews? = nil,
        startsAnyway: Bool = false
    ) {
        self.params = params
        self.secrets = secrets
        self.matrix = matrix
        self.axes = axes
        self.steps = steps
        self.startsAnyway = startsAnyway
    }
}
