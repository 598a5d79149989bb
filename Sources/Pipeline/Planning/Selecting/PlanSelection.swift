/// Which part of a plan a run carries out.
///
/// Decided before the run and by the plan alone: what is not selected does not appear. `finally` of
/// every pipeline that remains is always selected.
package enum PlanSelection: Sendable, Hashable {
    case everything
    /// The matching instances and what they need.
    case only([InstancePattern])
    /// The matching instances, all that waits for them, and what those need.
    case from([InstancePattern])

    /// Applies the selection.
    ///
    /// - Parameter plan: The whole plan.
    /// - Returns: The plan with the selected instances in their order.
    /// - Throws: An ``UnmatchedPattern`` for the first pattern that no instance has a name like.
    package func applied(to plan: Plan) throws(UnmatchedPattern) -> Plan {
        let roots: [Int]
        switch self {
        case .everything: return plan
        case .only(let patterns): roots = try Self.matches(of: patterns, in: plan)
        case .from(let patterns):
            roots = Self.following(try Self.matches(of: patterns, in: plan), in: plan)
        }
        var choice = PlanChoice(plan)
        for root in roots { choice.take(root) }
        return choice.plan
    }

    private static func matches(
        of patterns: [InstancePattern],
        in plan: Plan
    ) throws(UnmatchedPattern) -> [Int] {
        var found: Set<Int> = []
        for pattern in patterns {
            let matches = plan.instances.indices.filter { pattern.matches(plan.instances[$0].id) }
            guard !matches.isEmpty else {
                throw UnmatchedPattern(pattern, among: plan.instances.map(\.id))
            }
            found.formUnion(matches)
        }
        return found.sorted()
    }

    /// The instances and all that waits for them, or for a reused pipeline that they stand in.
    private static func following(_ roots: [Int], in plan: Plan) -> [Int] {
        let dependents = PlanLayout(plan).dependents
        var found: Set<Int> = []
        var rest = roots
        var passed: Set<Int> = []
        while let next = rest.popLast() {
            found.insert(next)
            var place: Int? = next
            while let current = place, passed.insert(current).inserted {
                rest += dependents[current].filter { !found.contains($0) }
                place = plan.scopes[plan.instances[current].scope].owner
            }
        }
        return found.sorted()
    }
}
