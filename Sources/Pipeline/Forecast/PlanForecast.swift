/// What a whole plan will take.
package struct PlanForecast: Sendable {
    /// What it creates, added up by kind and place.
    package let resources: [Forecast.Resource]
    /// How many requests it sends when none has to be repeated.
    package let requests: Int
    /// What has to be paid for, added up by item and place.
    package let costs: [Forecast.Cost]
    /// What it uses of places.
    package let uses: Set<Forecast.Use>
    /// Instances of which nobody can know yet what they cost.
    package let unpriced: [InstanceID]
    /// The least time it takes, if all goes well: see ``Timetable``.
    package let duration: Duration
    /// The instances that make it so long, first to last.
    package let criticalPath: [InstanceID]
    /// The kinds of step that say nothing about how long they take, so that it may take longer.
    package let untimed: [String]
    /// Instances whose resources or requests nobody can know yet.
    package let unknown: [InstanceID]
    /// What each measuring instance can tell apart.
    package let resolutions: [(instance: InstanceID, resolution: Forecast.Resolution)]

    package init(_ plan: Plan) {
        let timetable = Timetable(PlanGraph(plan))
        (duration, criticalPath) = (timetable.duration, timetable.criticalPath)
        // Lazily: each list of instances in between would be as long as the plan.
        let steps = plan.instances.lazy.filter { !$0.isPipeline }
        resources = Self.added(steps.flatMap { $0.forecast.resources ?? [] })
        requests = steps.reduce(0) { $0 + ($1.forecast.requests ?? 0) }
        costs = Self.added(steps.flatMap { $0.forecast.costs ?? [] })
        uses = steps.reduce(into: Set<Forecast.Use>()) { $0.formUnion($1.forecast.uses) }
        unpriced = Array(steps.filter { $0.forecast.costs == nil }.map(\.id))
        let untimed = steps.filter { $0.forecast.duration == nil }.map { $0.uses(in: plan) }
        self.untimed = Set(untimed).sorted()
        unknown = Array(
            steps.filter { $0.forecast.resources == nil || $0.forecast.requests == nil }.map(\.id)
        )
        resolutions = Array(
            steps.compactMap { step in step.forecast.resolution.map { (step.id, $0) } }
        )
    }

    private static func added(
        _ resources: some Sequence<Forecast.Resource>
    ) -> [Forecast.Resource] {
        var counts: [[String]: Int] = [:]
        for resource in resources {
            counts[[resource.kind, resource.place], default: 0] += resource.count
        }
        return counts.map { Forecast.Resource(kind: $0.key[0], place: $0.key[1], count: $0.value) }
            .sorted { ($0.kind, $0.place) < ($1.kind, $1.place) }
    }

    private static func added(_ costs: some Sequence<Forecast.Cost>) -> [Forecast.Cost] {
        var sums: [[String?]: Forecast.Cost] = [:]
        for cost in costs {
            let key = [cost.item, cost.place, cost.prices, cost.without, "\(cost.isMost)"]
            if var sum = sums[key] {
                sum.amount += cost.amount
                sum.dollars += cost.dollars
                sums[key] = sum
            } else {
                sums[key] = cost
            }
        }
        return sums.values.sorted {
            ($0.place, $0.item, $0.prices) < ($1.place, $1.item, $1.prices)
        }
    }
}
