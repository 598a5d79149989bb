/// A step of a pipeline as it is written.
///
/// A class, because it is large and whoever plans it or carries it out refers to it.
final class StepDefinition: Sendable {
    let name: Spanned<String>
    /// The kind of step, or the path of another pipeline.
    let uses: Spanned<String>
    let with: Node?
    let axes: [Spanned<String>]
    let exclude: [CellPattern]
    let include: [CellPattern]
    let needs: [Spanned<String>]
    let when: WhenRule
    let condition: Node?
    let isOptional: Bool
    let policy: AttemptPolicy
    let machine: Node?
    let notBefore: WeekTime?
    /// Whether `notify` steps inside a reused pipeline speak up.
    let notifiesAlways: Bool

    init(
        name: Spanned<String>,
        uses: Spanned<String>,
        with: Node?,
        axes: [Spanned<String>],
        exclude: [CellPattern],
        include: [CellPattern],
        needs: [Spanned<String>],
        when: WhenRule,
        condition: Node?,
        isOptional: Bool,
        policy: AttemptPolicy,
        machine: Node?,
        notBefore: WeekTime?,
        notifiesAlways: Bool
    ) {
        self.name = name
        self.uses = uses
        self.with = with
        self.axes = axes
        self.exclude = exclude
        self.include = include
        self.needs = needs
        self.when = when
        self.condition = condition
        self.isOptional = isOptional
        self.policy = policy
        self.machine = machine
        self.notBefore = notBefore
        self.notifiesAlways = notifiesAlways
    }

    /// Whether another pipeline is run as this step.
    var isReuse: Bool {
        [".yml", ".yaml"].contains { uses.value.hasSuffix($0) } || uses.value.contains("/")
    }

    /// Whether its output may be missing although all went well.
    var maySkip: Bool { condition != nil || when != .succeeded || isOptional }

    /// All that may hold references.
    var expressions: [Node] { [with, condition, machine].compactMap(\.self) }
}
