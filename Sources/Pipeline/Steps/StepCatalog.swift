/// The kinds of step an executable knows, and who removes what they create.
///
/// A step is one line here: its type, and how to make it from its parameters and whatever it needs
/// from elsewhere.
public struct StepCatalog: Sendable {
    var entries: [StepKind: CatalogEntry] = [:]
    /// Who can find and remove the resources of a kind.
    package private(set) var leaseHandlers: [ResourceKind: any LeaseHandler] = [:]
    /// Lists of words that params can be of, such as the providers.
    package private(set) var words: [String: [String]] = [:]

    /// Creates a catalog that knows nothing.
    public init() {}

    /// Makes a kind of step known.
    ///
    /// - Parameters:
    ///   - type: The step; no two may have the same kind.
    ///   - make: Makes the step of an attempt; must not touch the outside world.
    public mutating func register<Step: PipelineStep>(
        _ type: Step.Type,
        make: @escaping @Sendable (Step.Parameters) -> Step
    ) {
        let previous = entries.updateValue(CatalogEntry(type, make: make), forKey: Step.kind)
        precondition(previous == nil, "two steps call themselves '\(Step.kind)'")
    }

    /// Says who can find and remove the resources of a kind.
    public mutating func register(leaseHandler: any LeaseHandler, for kind: ResourceKind) {
        let previous = leaseHandlers.updateValue(leaseHandler, forKey: kind)
        precondition(previous == nil, "two handlers for resources of kind '\(kind)'")
    }

    /// Gives a list of words a name that params can have as their type, such as `provider`.
    public mutating func register(words name: String, _ list: [String]) {
        precondition(words.updateValue(list, forKey: name) == nil, "two lists called '\(name)'")
    }

    /// The kinds of step, in alphabetical order.
    public var kinds: [StepKind] { entries.keys.sorted { $0.rawValue < $1.rawValue } }

    /// What is known about a kind without a pipeline, or `nil` when there is no such kind.
    package func describe(_ kind: StepKind) -> StepDescription? { entries[kind]?.description }

    /// The first kind of resource that a step leases and nobody could remove.
    ///
    /// A catalog in which there is one is a mistake of whoever put it together.
    package var orphanedKind: (step: StepKind, resource: ResourceKind)? {
        for kind in kinds {
            for resource in entries[kind]?.resourceKinds ?? [] where leaseHandlers[resource] == nil
            {
                return (kind, resource)
            }
        }
        return nil
    }
}
