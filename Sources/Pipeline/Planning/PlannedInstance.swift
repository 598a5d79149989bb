import Values

/// One instance of a step, fully expanded, that a run will carry out.
///
/// Everything that depends on how the pipeline was written hides behind three closures, so that the
/// scheduler and the runner know neither text nor expressions.
package struct PlannedInstance: Sendable {
    package let id: InstanceID
    /// What the instance does.
    package internal(set) var work: Work
    /// The index of the scope (pipeline) that it stands in; 0 is the root.
    package internal(set) var scope: Int
    /// Indices of the instances it waits for, ascending; all in the same scope and phase.
    package internal(set) var dependencies: [Int]
    /// The `if:` of the step, evaluated when its dependencies are over; `nil` means true.
    package let condition: (@Sendable (RunFacts) throws -> Bool)?
    /// The `runs-on:` of the step or of those that reuse its pipeline; `nil` means this machine.
    package let machine: (@Sendable (RunFacts) throws -> Value)?
    private let foreseen: Foreseen?
    private let rules: InstanceRules

    package enum Work: Sendable {
        /// A step of a kind; the closure makes it for an attempt.
        case step(
            kind: StepKind,
            effect: Effect,
            prepare: @Sendable (RunFacts) throws -> PreparedStep
        )
        /// A reused pipeline: the instances of `scope`; the closure makes its outputs.
        case pipeline(scope: Int, outputs: @Sendable (RunFacts) throws -> Value)
    }

    package enum Phase: Sendable, Hashable {
        case steps
        /// The position in `finally:`; they run one after another in this order.
        case finally(Int)
    }

    package init(
        id: InstanceID,
        work: Work,
        scope: Int = 0,
        phase: Phase = .steps,
        dependencies: [Int] = [],
        when: WhenRule = .succeeded,
        condition: (@Sendable (RunFacts) throws -> Bool)? = nil,
        isOptional: Bool = false,
        policy: AttemptPolicy = AttemptPolicy(),
        machine: (@Sendable (RunFacts) throws -> Value)? = nil,
        notBefore: WeekTime? = nil,
        forecast: Forecast = Forecast()
    ) {
        self.init(
            id: id,
            work: work,
            scope: scope,
            dependencies: dependencies,
            condition: condition,
            machine: machine,
            forecast: forecast,
            rules: InstanceRules(
                phase: phase,
                when: when,
                isOptional: isOptional,
                policy: policy,
                notBefore: notBefore
            )
        )
    }

    /// Creates an instance of a step whose rules are known.
    init(
        id: InstanceID,
        work: Work,
        scope: Int,
        dependencies: [Int],
        condition: (@Sendable (RunFacts) throws -> Bool)?,
        machine: (@Sendable (RunFacts) throws -> Value)?,
        forecast: Forecast = Forecast(),
        rules: InstanceRules
    ) {
        self.id = id
        self.work = work
        self.scope = scope
        self.dependencies = dependencies
        self.condition = condition
        self.machine = machine
        foreseen = Foreseen(forecast)
        self.rules = rules
    }
}

extension PlannedInstance {
    /// What it will take.
    package var forecast: Forecast { foreseen?.forecast ?? Forecast() }
    /// Whether it belongs to the steps or to the `finally` of its scope.
    package var phase: Phase { rules.phase }
    /// When it may start.
    package var when: WhenRule { rules.when }
    /// Whether the run may succeed although it failed.
    package var isOptional: Bool { rules.isOptional }
    /// How often, how long and how patiently it is tried.
    package var policy: AttemptPolicy { rules.policy }
    /// The time of the week to wait for, unless the run is to start now.
    package var notBefore: WeekTime? { rules.notBefore }
}

extension PlannedInstance {
    /// The instance when it is over and only its output counts.
    var done: PlannedInstance {
        let work = Work.step(kind: "done", effect: .idempotent) { _ throws(StepFailure) in
            throw StepFailure(code: .invalid, message: "'\(id)' was to be over already")
        }
        return PlannedInstance(id: id, work: work)
    }

    /// The instance with nothing before it but these, and nothing left to decide: whoever asks for it
    /// has made up their mind.
    func alone(after dependencies: [Int], isSingle: Bool) -> PlannedInstance {
        PlannedInstance(
            id: id,
            work: work,
            scope: 0,
            dependencies: dependencies,
            condition: nil,
            machine: nil,
            rules: InstanceRules(
                phase: .steps,
                when: .succeeded,
                isOptional: false,
                policy: isSingle ? AttemptPolicy() : rules.policy,
                notBefore: nil
            )
        )
    }
}

extension PlannedInstance {
    /// A forecast that says something, which most do not: kept apart because it is large.
    private final class Foreseen: Sendable {
        let forecast: Forecast

        init?(_ forecast: Forecast) {
            guard forecast != Forecast() else { return nil }
            self.forecast = forecast
        }
    }
}
