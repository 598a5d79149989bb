import Pipeline
import Values

/// Everything that writes down what happens in a run: events, plan, summary, spans.
struct RunKeepers: Sendable {
    let results: ResultKeeper
    private let plan: PlanKeeper
    private let events: EventKeeper
    private let trace: TraceKeeper?
    private let isPart: Bool

    /// Will write into the folder of a run, and its spans to a file or an address.
    ///
    /// Plan and results of a part of a run are not those of the run, and are not kept.
    init(_ plan: Plan, folder: String, traceTarget: String?, isPart: Bool) {
        self.isPart = isPart
        results = ResultKeeper(path: "\(folder)/summary.json")
        self.plan = PlanKeeper(plan, path: "\(folder)/plan.json")
        events = EventKeeper(path: "\(folder)/events.jsonl")
        trace = traceTarget.map(TraceKeeper.init(target:))
    }

    /// What is told of everything that happens.
    var listeners: [any RunListener] {
        let always: [any RunListener] = isPart ? [events] : [results, plan, events]
        return always + [trace].compactMap(\.self)
    }

    /// Sends what is sent at the end, and shows what could not be written; a run is what it is
    /// without any of it.
    func finish(in composition: Composition) async {
        let export = await trace?.export(over: composition.web)
        for warning in [export, events.failure, plan.failure, results.failure].compactMap(\.self) {
            composition.errors.write("warning: \(warning)\n")
        }
    }
}
