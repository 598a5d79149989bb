import Values

extension ExpressionFailure {
    /// The failure of the step whose expression it is.
    var asStepFailure: StepFailure { StepFailure(code: .invalid, message: description) }
}
