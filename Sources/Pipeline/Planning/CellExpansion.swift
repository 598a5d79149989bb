/// Expands `for-each`, `exclude` and `include` of a step into the cells of its instances.
struct CellExpansion {
    /// More instances than that are a mistake, not an experiment.
    static let limit = 10_000
    /// More comparisons of instances with patterns take seconds.
    private static let comparisonLimit = 2_000_000

    let step: StepDefinition
    /// The axes of the step, in the order of `for-each`.
    let axes: [MatrixAxis]
    var diagnostics: Diagnostics

    /// The cells in row-major order, the included ones last; and those that were excluded, with the
    /// pattern that did it.
    mutating func cells() -> (kept: [Cell], excluded: [(cell: Cell, by: CellPattern)]) {
        let all = product()
        guard hasFewPatterns(for: all) else { return ([], []) }
        let patterns = step.exclude.map { isUsable($0) ? matcher(of: $0) : nil }
        for (pattern, matches) in zip(step.exclude, patterns) {
            if let matches, !all.contains(where: matches) { reportDead(pattern) }
        }
        var kept: [Cell] = []
        var excluded: [(cell: Cell, by: CellPattern)] = []
        for cell in all {
            let index = patterns.firstIndex { $0?(cell) ?? false }
            if let index { excluded.append((cell, step.exclude[index])) } else { kept.append(cell) }
        }
        return (kept + included(beside: kept), excluded)
    }

    private mutating func product() -> [Cell] {
        // Clamped at each axis, so that no product can overflow.
        let count = axes.reduce(1) { min($0, Self.limit + 1) * $1.points.count }
        guard count <= Self.limit else {
            let message = "'\(step.name.value)' would have more than \(Self.limit) instances"
            diagnostics.report(Diagnostic(.matrixTooLarge, message, at: step.name.span))
            return []
        }
        return axes.reduce([Cell()]) { cells, axis in
            cells.flatMap { cell in axis.points.map { Cell(points: cell.points + [$0]) } }
        }
    }

    private mutating func hasFewPatterns(for all: [Cell]) -> Bool {
        let comparisons = [
            step.exclude.count * all.count, step.include.count * (all.count + step.include.count),
        ]
        guard comparisons.contains(where: { $0 > Self.comparisonLimit }) else { return true }
        let message = "'\(step.name.value)' excludes or includes too much one by one"
        let help = "to exclude much, name several values on an axis, or leave axes out"
        let span = step.name.span
        diagnostics.report(Diagnostic(.matrixTooLarge, message, at: span, help: help))
        return false
    }

    private func matcher(of pattern: CellPattern) -> (Cell) -> Bool {
        { cell in
            pattern.axes.allSatisfy { axis in
                axis.values.contains { $0.value == cell[axis.name.value]?.text }
            }
        }
    }

    mutating func isUsable(_ pattern: CellPattern) -> Bool {
        var isUsable = true
        for axis in pattern.axes where !axes.contains(where: { $0.name.value == axis.name.value }) {
            let names = axes.map(\.name.value)
            let message = "'\(step.name.value)' has no axis '\(axis.name.value)'"
            let help = Suggestion.help(for: axis.name.value, among: names)
            diagnostics.report(Diagnostic(.unknownAxis, message, at: axis.name.span, help: help))
            isUsable = false
        }
        return isUsable
    }

    // Where values come from params, another run may well have what this one lacks.
    private mutating func reportDead(_ pattern: CellPattern) {
        let named = axes.filter { axis in
            pattern.axes.contains { $0.name.value == axis.name.value }
        }
        let isReadable = pattern.axes.allSatisfy { !$0.values.isEmpty }
        guard isReadable, named.allSatisfy(\.isWrittenOut) else { return }
        let notes = pattern.axes.flatMap { axis -> [Diagnostic.Note] in
            let points = named.first { $0.name.value == axis.name.value }?.points ?? []
            return axis.values.filter { value in !points.contains { $0.text == value.value } }
                .map { value in
                    let words = points.map(\.text)
                    let help = Suggestion.help(for: value.value, among: words) ?? ""
                    let message =
                        "'\(value.value)' is not on the axis '\(axis.name.value)'; \(help)"
                    return Diagnostic.Note(message, at: value.span)
                }
        }
        let message = "this removes no instance of '\(step.name.value)'"
        diagnostics.report(Diagnostic(.deadExclude, message, at: pattern.span, notes: notes))
    }
}
