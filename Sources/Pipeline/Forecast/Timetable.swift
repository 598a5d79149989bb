/// When each instance of a plan is over at the earliest: what is known takes its time, what is
/// not takes none, and no two measure on this machine at the same time.
///
/// As the machine's queue does, those that are ready measure one after another in the order of the
/// plan. An instance that waits long between its bursts holds the machine only around them.
struct Timetable: Sendable {
    /// When the last instance is over.
    private(set) var duration = Duration.zero
    /// The instances that make it so long and take a time of their own, first to last.
    private(set) var criticalPath: [InstanceID] = []

    private var ends: [Duration] = []
    /// Of each instance the one that held it up longest.
    private var waits: [Int?] = []

    init(_ graph: PlanGraph) {
        let plan = graph.plan
        var before = Array(repeating: [Int](), count: plan.instances.count)
        for edge in graph.edges { before[edge.to].append(edge.from) }
        var free = (at: Duration.zero, after: Int?.none)
        for (index, instance) in plan.instances.enumerated() {
            let last = before[index].max { ends[$0] < ends[$1] }
            var (start, wait) = (last.map { ends[$0] } ?? .zero, last)
            if instance.forecast.quiet > .zero {
                if free.at > start { (start, wait) = (free.at, free.after) }
                free = (start + instance.forecast.quiet, index)
            }
            ends.append(start + (instance.forecast.duration ?? .zero))
            waits.append(wait)
        }
        finish(plan)
    }

    private mutating func finish(_ plan: Plan) {
        guard let last = ends.indices.max(by: { ends[$0] < ends[$1] }) else { return }
        duration = ends[last]
        var place: Int? = last
        while let index = place {
            let takes = plan.instances[index].forecast.duration ?? .zero
            if takes > .zero { criticalPath.append(plan.instances[index].id) }
            place = waits[index]
        }
        criticalPath.reverse()
    }
}
