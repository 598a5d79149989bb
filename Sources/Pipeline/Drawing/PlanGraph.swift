/// A plan as it is drawn: which instance directly follows which, also over the borders of reused
/// pipelines and up to what stands under `finally`.
package struct PlanGraph: Sendable {
    /// One instance that follows another, by their indices in the plan; `from` is the smaller.
    package struct Edge: Sendable, Hashable {
        package let from: Int
        package let to: Int
    }

    package let plan: Plan
    /// In the order of what they lead to.
    package let edges: [Edge]
    /// How many instances come before each, on the longest way to it.
    package let layers: [Int]

    package init(_ plan: Plan) {
        self.plan = plan
        let members = ScopeMembers.all(of: plan)
        edges = plan.instances.indices.flatMap { index in
            Set(members.predecessors(of: index, in: plan)).sorted().map {
                Edge(from: $0, to: index)
            }
        }
        var layers = Array(repeating: 0, count: plan.instances.count)
        for edge in edges { layers[edge.to] = max(layers[edge.to], layers[edge.from] + 1) }
        self.layers = layers
    }
}

extension PlannedInstance {
    /// The kind of step, or the file of the pipeline, that an instance carries out.
    package func uses(in plan: Plan) -> String {
        switch work {
        case .step(let kind, _, _): kind.rawValue
        case .pipeline(let scope, _): plan.scopes[scope].file
        }
    }

    /// Whether it belongs to the end of its pipeline.
    package var isFinally: Bool { phase != .steps }

    /// Whether it stands for a reused pipeline.
    package var isPipeline: Bool {
        guard case .pipeline = work else { return false }
        return true
    }
}
