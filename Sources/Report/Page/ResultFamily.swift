import Results

/// The results of one step, whatever its axes: what is drawn in one figure.
struct ResultFamily {
    /// A result, and how it is told apart from its siblings.
    struct Row {
        let result: ResultSummary
        let label: String
        let style: Int
    }

    /// The path of the step, without axes.
    let name: String
    let rows: [Row]

    /// Groups results by their step, in the order in which they come.
    static func families(of results: [ResultSummary]) -> [ResultFamily] {
        var names: [String] = []
        var groups: [String: [ResultSummary]] = [:]
        for result in results {
            let name = StepName(result.identity.instance).path
            if groups[name] == nil { names.append(name) }
            groups[name, default: []].append(result)
        }
        return names.map { ResultFamily(name: $0, results: groups[$0] ?? []) }
    }

    private init(name: String, results: [ResultSummary]) {
        self.name = name
        let showsBurst = Set(results.map(\.burst)).count > 1
        rows = results.enumerated().map { index, result in
            let axes = StepName(result.identity.instance).axes
            let parts = (axes.isEmpty ? [] : [axes]) + (showsBurst ? ["burst=\(result.burst)"] : [])
            let label = parts.isEmpty ? name : parts.joined(separator: ", ")
            return Row(result: result, label: label, style: index)
        }
    }
}
