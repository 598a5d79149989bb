/// A kind of step with its types erased: what the planner and the runner need to know of it.
struct CatalogEntry: Sendable {
    let description: StepDescription
    let resourceKinds: [ResourceKind]
    /// Whether it can run on another machine.
    let isPortable: Bool
    /// Reads the parameters, looks ahead, and throws them away; what is wrong stays in the reader.
    let check: @Sendable (inout MappingReader, [Forecast]) -> Forecast
    /// Makes the step of an attempt from parameters that are all known.
    let prepare: @Sendable (inout MappingReader) throws(StepFailure) -> PreparedStep

    init<Step: PipelineStep>(
        _ type: Step.Type,
        make: @escaping @Sendable (Step.Parameters) -> Step
    ) {
        var reader = MappingReader.describing()
        _ = Step.Parameters(reading: &reader)
        description = StepDescription(
            kind: Step.kind,
            summary: Step.summary,
            effect: Step.effect,
            keys: reader.descriptions,
            outputs: Step.Output.outputs,
            example: Step.example
        )
        resourceKinds = (type as? any ResourceStep.Type)?.resourceKinds ?? []
        isPortable = Step.isPortable && resourceKinds.isEmpty
        check = { reader, dependencies in
            let parameters = Step.Parameters(reading: &reader)
            reader.finish()
            guard Step.self is any ForeseeingStep.Type else { return Forecast() }
            let step = make(parameters) as? any ForeseeingStep
            return step?.foresee(&reader, after: dependencies) ?? Forecast()
        }
        prepare = { reader throws(StepFailure) in
            let parameters = Step.Parameters(reading: &reader)
            reader.finish()
            if let failure = reader.failure { throw failure }
            let step = make(parameters)
            return { context in try await Self.output(of: step, in: context) }
        }
    }
}
