import Values

/// Draws the spans of a run from its events, under the names of the OpenTelemetry conventions for
/// CI/CD (https://opentelemetry.io/docs/specs/semconv/cicd/cicd-spans/).
package struct TraceRecorder: Sendable {
    private var start: (facts: RunStart, milliseconds: Int)?
    private var startedAt: [InstanceID: Int] = [:]
    private var happenings: [InstanceID: [Span.Event]] = [:]
    private var finished: [Span] = []
    /// All spans, the run's own first; `nil` until the run is over.
    package private(set) var trace: Trace?

    package init() {}

    package mutating func add(_ event: RunEvent) {
        let now = event.milliseconds
        switch event.body {
        case .runStarted(let facts): start = (facts, now)
        case .instanceStarted(let instance, _):
            startedAt[instance] = startedAt[instance] ?? now
        case .attemptFailed(let instance, let attempt, let failure, _):
            let attributes = [
                Span.Attribute("stellar_run.attempt", attempt),
                Span.Attribute("error.type", failure.code.rawValue),
                Span.Attribute("exception.message", failure.message),
            ]
            happenings[instance, default: []].append(
                Span.Event(name: "exception", milliseconds: now, attributes: attributes)
            )
        case .instanceCached(let instance):
            happenings[instance, default: []].append(
                Span.Event(name: "cached", milliseconds: now, attributes: [])
            )
        case .instanceFinished(let finish) where !finish.isKept: add(finish, at: now)
        case .runFinished(let finish): add(finish, at: now)
        default: break
        }
    }

    private mutating func add(_ finish: InstanceFinish, at now: Int) {
        guard let start else { return }
        let naming = SpanNaming(run: start.facts.run, lives: start.facts.lives)
        let id = finish.instance
        var attributes = [
            Span.Attribute("cicd.pipeline.task.name", id.steps),
            Span.Attribute("cicd.pipeline.task.run.id", "\(start.facts.run)/\(id)"),
            Span.Attribute("cicd.pipeline.task.run.result", finish.state.spanResult),
            Span.Attribute("stellar_run.instance", id.description),
            Span.Attribute("stellar_run.attempts", finish.attempts),
        ]
        if let failure = finish.failure {
            attributes.append(Span.Attribute("error.type", failure.code.rawValue))
        }
        finished.append(
            Span(
                id: naming.span(of: id),
                parent: id.owner.map { naming.span(of: $0) } ?? naming.root,
                name: id.steps,
                startedAt: startedAt[id] ?? now,
                endedAt: now,
                attributes: attributes,
                events: happenings[id] ?? [],
                problem: finish.problem
            )
        )
    }

    private mutating func add(_ finish: RunFinish, at now: Int) {
        guard let (facts, startedAt) = start else { return }
        let naming = SpanNaming(run: facts.run, lives: facts.lives)
        var root = Span(
            id: naming.root,
            name: "RUN \(facts.pipeline)",
            startedAt: startedAt,
            endedAt: now,
            attributes: [
                Span.Attribute("cicd.pipeline.name", facts.pipeline),
                Span.Attribute("cicd.pipeline.action.name", "RUN"),
                Span.Attribute("cicd.pipeline.run.id", facts.run.description),
                Span.Attribute("cicd.pipeline.result", finish.state.spanResult),
                Span.Attribute("stellar_run.left", finish.left),
            ]
        )
        if finish.state.isFault {
            root.attributes.append(Span.Attribute("error.type", finish.state.rawValue))
            root.problem = "the run ended \(finish.state.rawValue)"
        }
        trace = Trace(id: naming.trace, spans: [root] + finished)
    }
}

extension InstanceFinish {
    /// What is not the fault of the instance itself is no error of its span.
    fileprivate var problem: String? {
        guard state == .failed || state == .timedOut else { return nil }
        return failure?.message ?? state.rawValue
    }
}
