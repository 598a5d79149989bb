extension InstanceScope {
    func type(of reference: Reference, into diagnostics: inout Diagnostics) -> ValueType? {
        guard let name = reference.path.first else { return nil }
        let length = reference.root == .steps ? 2 : 1
        guard reference.path.count <= length else {
            let whole = ([reference.root.rawValue] + reference.path.prefix(length))
                .joined(separator: ".")
            report("'\(whole)' has no parts", reference, nil, &diagnostics)
            return nil
        }
        switch reference.root {
        case .params: return bound(surroundings.params, name, "param", reference, &diagnostics)
        case .secrets: return bound(surroundings.secrets, name, "secret", reference, &diagnostics)
        case .matrix: return axisType(name, reference, &diagnostics)
        case .steps: return outputType(name, reference, &diagnostics)
        case .run:
            if name == "id" { return .text }
            report("there is no 'run.\(name)'", reference, "known: run.id", &diagnostics)
            return nil
        }
    }

    private func bound(
        _ bindings: [String: Binding],
        _ name: String,
        _ thing: String,
        _ reference: Reference,
        _ diagnostics: inout Diagnostics
    ) -> ValueType? {
        if let binding = bindings[name] { return binding.type }
        let known = bindings.keys.sorted()
        let help =
            Suggestion.help(for: name, among: known)
            ?? "declare it under '\(reference.root.rawValue):'"
        report("there is no \(thing) '\(name)'", reference, help, &diagnostics)
        return nil
    }

    private func axisType(
        _ name: String,
        _ reference: Reference,
        _ diagnostics: inout Diagnostics
    ) -> ValueType? {
        if let type = surroundings.axes[name] { return type }
        // One of an axis that is wrong, which is reported.
        guard cell[name] == nil else { return nil }
        guard surroundings.matrix.contains(name) else {
            let help =
                Suggestion.help(for: name, among: surroundings.matrix)
                ?? "declare it under 'matrix:'"
            report("there is no axis '\(name)'", reference, help, &diagnostics)
            return nil
        }
        let message = "the axis '\(name)' has no single value here"
        let help = "add '\(name)' to the 'for-each' of this step"
        diagnostics.report(Diagnostic(.unknownAxis, message, at: reference.span, help: help))
        return nil
    }

    private func outputType(
        _ name: String,
        _ reference: Reference,
        _ diagnostics: inout Diagnostics
    ) -> ValueType? {
        guard let view = surroundings.steps?[name] else {
            let help = Suggestion.help(for: name, among: surroundings.steps?.names ?? [])
            report("there is no step '\(name)' to read from", reference, help, &diagnostics)
            return nil
        }
        guard !view.isUnusable else { return nil }
        let names = view.outputs.map(\.name)
        guard reference.path.count == 2 else {
            let known = names.map { "steps.\(name).\($0)" }.joined(separator: ", ")
            let help = names.isEmpty ? "'\(name)' has no outputs" : "known: \(known)"
            report("'\(reference.text)' names no output", reference, help, &diagnostics)
            return nil
        }
        guard let output = view.outputs.first(where: { $0.name == reference.path[1] }) else {
            let help =
                Suggestion.help(for: reference.path[1], among: names) ?? "it leaves no outputs"
            let message = "'\(name)' has no output '\(reference.path[1])'"
            report(message, reference, help, &diagnostics)
            return nil
        }
        return joinedType(of: output, view, reference, &diagnostics)
    }

    private func joinedType(
        of output: OutputDeclaration,
        _ view: StepView,
        _ reference: Reference,
        _ diagnostics: inout Diagnostics
    ) -> ValueType? {
        let type = mayLack(view) ? output.type.madeOptional : output.type
        guard view.fannedAxes(in: cell).isEmpty else { return .list(type) }
        guard view.instances(joining: cell).isEmpty else { return type }
        let axes = cell.axes.filter { view.axes.contains($0.axis) }.map(\.description)
        let instance = "\(reference.path[0])[\(axes.joined(separator: ","))]"
        diagnostics.report(
            Diagnostic(
                .missingCell,
                "there is no instance '\(instance)' to read from",
                at: reference.span,
                help: "exclude the instances here that the other step excludes"
            )
        )
        return nil
    }

    private func report(
        _ message: String,
        _ reference: Reference,
        _ help: String?,
        _ diagnostics: inout Diagnostics
    ) {
        diagnostics.report(
            Diagnostic(.unknownReference, message, at: reference.span, help: help)
        )
    }
}
