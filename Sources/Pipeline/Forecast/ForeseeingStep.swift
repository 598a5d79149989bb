/// A step that can tell beforehand what it will take, and refuse what cannot be done.
public protocol ForeseeingStep: PipelineStep {
    /// Looks ahead, while a pipeline is checked.
    ///
    /// The step is made of parameters in which placeholders stand for what is not known; ask
    /// ``MappingReader/isKnown(_:)`` before using one. Called for every instance, so it must be
    /// quick, and must not touch the outside world.
    ///
    /// - Parameters:
    ///   - mapping: Says what is known, and takes refusals.
    ///   - dependencies: What was foreseen of the instances that this one waits for.
    /// - Returns: What this instance will take.
    func foresee(_ mapping: inout MappingReader, after dependencies: [Forecast]) -> Forecast
}

extension [Forecast] {
    /// A fact that exactly one of them states; of several, nobody knows which is meant.
    public func fact(_ name: String) -> Value? {
        let facts = compactMap { $0.facts[name] }
        return facts.count == 1 ? facts[0] : nil
    }
}
