/// Who waits for whom among the steps of a pipeline, as it follows from references and `needs`.
struct StepGraph {
    /// One step waits for another.
    struct Edge {
        let from: String
        let to: String
        let span: SourceSpan
    }

    private let steps: [StepDefinition]
    private let edges: [String: [Edge]]

    /// Finds the edges; a `needs` of a step that does not exist is reported.
    init(
        _ steps: [StepDefinition],
        before finally: [StepDefinition] = [],
        into diagnostics: inout Diagnostics
    ) {
        self.steps = steps
        let ordered = steps.map(\.name.value)
        let names = Set(ordered)
        let later = Set(finally.map(\.name.value))
        var edges: [String: [Edge]] = [:]
        for step in steps {
            let name = step.name.value
            for need in step.needs where !names.contains(need.value) {
                let isLater = later.contains(need.value)
                let message = "there is no step '\(need.value)'"
                let help =
                    isLater
                    ? "what stands under 'finally' comes after all other steps"
                    : diagnostics.help(for: need.value, among: ordered)
                diagnostics.report(Diagnostic(.unknownNeed, message, at: need.span, help: help))
            }
            let needs = step.needs.map { Edge(from: name, to: $0.value, span: $0.span) }
            let references = step.references(into: &diagnostics)
                .filter { $0.root == .steps && !$0.path.isEmpty }
                .map { Edge(from: name, to: $0.path[0], span: $0.span) }
            edges[name] = (references + needs).filter { names.contains($0.to) }
        }
        self.edges = edges
    }

    /// The names of the steps that a step waits for.
    func dependencies(of name: String) -> Set<String> { Set((edges[name] ?? []).map(\.to)) }

    /// The steps, each after those it waits for, otherwise in the order of the file.
    ///
    /// Steps that wait for each other come last.
    func ordered() -> (sound: [StepDefinition], cyclic: [StepDefinition]) {
        var unmet = steps.map { dependencies(of: $0.name.value).count }
        var dependents: [String: [Int]] = [:]
        for index in steps.indices {
            for name in dependencies(of: steps[index].name.value) {
                dependents[name, default: []].append(index)
            }
        }
        var line = ReadyLine(steps.indices.filter { unmet[$0] == 0 })
        var sound: [StepDefinition] = []
        while let next = line.removeFirst() {
            sound.append(steps[next])
            for dependent in dependents[steps[next].name.value] ?? [] {
                unmet[dependent] -= 1
                if unmet[dependent] == 0 { line.insert(dependent) }
            }
        }
        return (sound, steps.indices.filter { unmet[$0] > 0 }.map { steps[$0] })
    }

    /// One path back to itself for every group of steps that wait for each other.
    func cycles() -> [[Edge]] {
        var found: [[Edge]] = []
        var seen: Set<String> = []
        for step in ordered().cyclic where !seen.contains(step.name.value) {
            guard let cycle = path(from: step.name.value, to: step.name.value) else { continue }
            seen.formUnion(cycle.map(\.from))
            found.append(cycle)
        }
        return found
    }

    /// The shortest path, breadth first.
    private func path(from start: String, to goal: String) -> [Edge]? {
        var paths: [[Edge]] = (edges[start] ?? []).map { [$0] }
        var seen: Set<String> = []
        while !paths.isEmpty {
            let path = paths.removeFirst()
            guard let last = path.last else { continue }
            if last.to == goal { return path }
            guard seen.insert(last.to).inserted else { continue }
            paths += (edges[last.to] ?? []).map { path + [$0] }
        }
        return nil
    }
}

extension StepGraph {
    /// Reports every cycle as the path that closes it.
    func reportCycles(into diagnostics: inout Diagnostics) {
        for cycle in cycles() {
            guard let first = cycle.first else { continue }
            let path = ([first.from] + cycle.map(\.to)).joined(separator: " → ")
            let message =
                cycle.count == 1
                ? "the step '\(first.from)' waits for itself"
                : "these steps wait for each other: \(path)"
            let notes = cycle.dropFirst().map {
                Diagnostic.Note("'\($0.from)' waits for '\($0.to)'", at: $0.span)
            }
            diagnostics.report(Diagnostic(.cycle, message, at: first.span, notes: notes))
        }
    }
}
