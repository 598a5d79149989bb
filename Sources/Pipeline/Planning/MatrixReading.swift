/// Reads the axes of a matrix in the scope of the params of its pipeline.
struct MatrixReading {
    let scope: InstanceScope
    /// Whether params may be without a value, because the pipeline is only validated.
    let isLenient: Bool
    var diagnostics: Diagnostics

    /// Reads one axis; `nil` when it has no usable values, which is reported.
    mutating func axis(_ definition: AxisDefinition) -> MatrixAxis? {
        guard let items = definition.values.sequence else { return computedAxis(definition) }
        var points: [Cell.Point] = []
        var types: [ValueType] = []
        for item in items {
            guard let (type, value) = read(item) else { return nil }
            guard let value else { return deferred(definition, type) }
            let point = MatrixAxis.point(
                value,
                on: definition.name.value,
                at: item.span,
                into: &diagnostics
            )
            guard let point else { continue }
            points.append(point)
            types.append(type)
        }
        let isWrittenOut = types.allSatisfy { $0 == .text }
        let common = types.dropFirst().reduce(types.first) { $0?.joined(with: $1) } ?? .text
        let words = ValueType.enumeration(name: definition.name.value, words: points.map(\.text))
        return axis(definition, isWrittenOut ? words : common, points, isWrittenOut: isWrittenOut)
    }

    private mutating func computedAxis(_ definition: AxisDefinition) -> MatrixAxis? {
        let node = definition.values
        guard node.scalar != nil, !node.isEmpty, let (type, value) = read(node) else {
            if node.scalar == nil || node.isEmpty { reportShape(definition, node.kindDescription) }
            return nil
        }
        guard case .list(let item) = type else {
            reportShape(definition, type.description)
            return nil
        }
        guard case .list(let values)? = value else { return deferred(definition, item) }
        let origin = Template.parse(node, into: &diagnostics)?.references.first
            .flatMap(scope.note)?.span
        let points = values.compactMap { value in
            MatrixAxis.point(
                value,
                on: definition.name.value,
                at: origin ?? node.span,
                into: &diagnostics
            )
        }
        return axis(definition, item, points, isWrittenOut: false)
    }

    private mutating func axis(
        _ definition: AxisDefinition,
        _ type: ValueType,
        _ points: [Cell.Point],
        isWrittenOut: Bool
    ) -> MatrixAxis? {
        let name = definition.name
        var seen: [String: SourceSpan] = [:]
        for point in points {
            let span = point.origin ?? name.span
            guard let first = seen.updateValue(span, forKey: point.text) else { continue }
            let message = "'\(point.text)' is on the axis '\(name.value)' twice"
            // Where all come from one param, there is but one place to show.
            let notes =
                first == span ? [] : [Diagnostic.Note("it is first written here", at: first)]
            diagnostics.report(Diagnostic(.repeatedAxisValue, message, at: span, notes: notes))
        }
        guard !points.isEmpty else {
            guard definition.values.sequence?.isEmpty != false else { return nil }
            let message = "the axis '\(name.value)' has no values"
            let notes = definition.values.references(into: &diagnostics).compactMap(scope.note)
            let span = definition.values.span
            diagnostics.report(Diagnostic(.emptyAxis, message, at: span, notes: notes))
            return nil
        }
        var kept: Set<String> = []
        let unique = points.filter { kept.insert($0.text).inserted }
        return MatrixAxis(name: name, type: type, points: unique, isWrittenOut: isWrittenOut)
    }

    private mutating func read(_ node: Node) -> (ValueType, Value?)? {
        guard let template = Template.parse(node, into: &diagnostics),
            let type = template.type(in: scope, into: &diagnostics)
        else { return nil }
        do throws(ExpressionFailure) {
            return (type, try template.value(in: scope))
        } catch {
            diagnostics.report(Diagnostic(.failedExpression, error.message, at: error.span))
            return nil
        }
    }

    private mutating func deferred(_ definition: AxisDefinition, _ type: ValueType) -> MatrixAxis? {
        let name = definition.name
        if isLenient {
            let point = Cell.Point(axis: name.value, value: nil, text: "any", origin: nil)
            return MatrixAxis(name: name, type: type, points: [point], isWrittenOut: false)
        }
        let references = definition.values.references(into: &diagnostics)
        guard !references.contains(where: scope.isUnset) else { return nil }
        diagnostics.report(
            Diagnostic(
                .deferredMatrix,
                "the values of the axis '\(name.value)' must be known before the run",
                at: definition.values.span,
                help: "write them out, or read a param whose value no step has to make first"
            )
        )
        return nil
    }

    private mutating func reportShape(_ definition: AxisDefinition, _ found: String) {
        let message = "the axis '\(definition.name.value)' must be a list, not \(found)"
        diagnostics.report(Diagnostic(.wrongType, message, at: definition.values.span))
    }
}
