import Pipeline

/// A plan as people read it: every instance, and below it those it waits for.
struct PlanText {
    let plan: Plan

    init(_ plan: Plan) { self.plan = plan }

    /// The text.
    var text: String {
        var text = "\(plan.pipeline): \(plan.instances.count) instances\n"
        for instance in plan.instances { text += lines(of: instance) }
        if !plan.exclusions.isEmpty {
            text += "\nexcluded\n" + plan.exclusions.map(line).joined()
        }
        return text + ForecastText(PlanForecast(plan)).text
    }

    private func line(of exclusion: PlannedExclusion) -> String {
        "  \(exclusion.instance)\n    by \(exclusion.pattern), \(exclusion.place)\n"
    }

    private func lines(of instance: PlannedInstance) -> String {
        let kind =
            switch instance.work {
            case .step(let kind, _, _): kind.rawValue
            case .pipeline: "pipeline"
            }
        let needs = instance.dependencies.map { plan.instances[$0].id.description }
        let waits = needs.isEmpty ? "" : "    after \(needs.joined(separator: ", "))\n"
        let phase = instance.phase == .steps ? "" : ", finally"
        return "  \(instance.id) (\(kind)\(phase))\n\(waits)"
    }
}
