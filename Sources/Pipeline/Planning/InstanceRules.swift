/// How the instances of a step are carried out, whatever their cell.
///
/// A class, because all of them share it.
package final class InstanceRules: Sendable {
    let phase: PlannedInstance.Phase
    let when: WhenRule
    let isOptional: Bool
    let policy: AttemptPolicy
    let notBefore: WeekTime?

    init(
        phase: PlannedInstance.Phase,
        when: WhenRule,
        isOptional: Bool,
        policy: AttemptPolicy,
        notBefore: WeekTime?
    ) {
        self.phase = phase
        self.when = when
        self.isOptional = isOptional
        self.policy = policy
        self.notBefore = notBefore
    }

    /// The other rules when they are the same: of thousands of steps, nearly all have those of the
    /// step before.
    func shared(with other: InstanceRules?) -> InstanceRules {
        guard let other, other.phase == phase, other.when == when,
            other.isOptional == isOptional, other.policy == policy, other.notBefore == notBefore
        else { return self }
        return other
    }
}
