extension CellExpansion {
    /// The cells of `include`, which come beside those that are left.
    mutating func included(beside kept: [Cell]) -> [Cell] {
        guard !step.include.isEmpty else { return [] }
        var cells: [Cell] = []
        var known = Set(kept.map(\.axes))
        for pattern in step.include where isUsable(pattern) {
            guard let cell = cell(of: pattern) else { continue }
            guard known.insert(cell.axes).inserted else {
                let message = "'\(step.name.value)' has this instance already"
                diagnostics.report(Diagnostic(.repeatedInclude, message, at: pattern.span))
                continue
            }
            cells.append(cell)
        }
        return cells
    }

    private mutating func cell(of pattern: CellPattern) -> Cell? {
        var cell = Cell()
        for axis in axes {
            let values = pattern.axes.first { $0.name.value == axis.name.value }?.values ?? []
            guard let value = values.first, values.count == 1 else {
                let wanted = "an instance to include has one value on every axis"
                let message = "\(wanted), and on '\(axis.name.value)' there are \(values.count)"
                diagnostics.report(Diagnostic(.incompleteInclude, message, at: pattern.span))
                return nil
            }
            guard let point = point(value, on: axis) else { return nil }
            cell.points.append(point)
        }
        return cell
    }

    private mutating func point(_ value: Spanned<String>, on axis: MatrixAxis) -> Cell.Point? {
        // The words of an axis that is written out are only those of its list.
        let type: ValueType = axis.isWrittenOut ? .text : axis.type
        do throws(KeyProblem) {
            let typed = try Value.text(value.value).converted(to: type)
            let name = axis.name.value
            return MatrixAxis.point(typed, on: name, at: value.span, into: &diagnostics)
        } catch {
            let message = "'\(axis.name.value)' \(error.message)"
            let help = error.help
            diagnostics.report(Diagnostic(error.code, message, at: value.span, help: help))
            return nil
        }
    }
}
