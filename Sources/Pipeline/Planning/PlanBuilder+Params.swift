extension PlanBuilder {
    /// Binds the params of the root to what was given on the command line, or to their defaults.
    mutating func bindParams(
        of definition: PipelineDefinition,
        set: [String: String]
    ) -> [String: Binding] {
        let names = definition.params.map(\.name.value)
        for (name, text) in set.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
            let source = SourceText(file: SourceText.commandLine, text: "\(name)=\(text)")
            let span = SourceSpan(source, 0..<name.unicodeScalars.count)
            let help = Suggestion.help(for: name, among: names) ?? "this pipeline has no params"
            diagnostics.report(
                Diagnostic(.unknownKey, "there is no param '\(name)'", at: span, help: help)
            )
        }
        var bindings: [String: Binding] = [:]
        for param in definition.params {
            bindings[param.name.value] = bind(param, to: set[param.name.value])
        }
        return bindings
    }

    private mutating func bind(_ param: ParamDefinition, to text: String?) -> Binding {
        let type = param.type.type
        if let text { return Binding(type: type, source: read(text, for: param)) }
        if let fallback = param.fallback {
            return Binding(type: type, source: .known(fallback.value, at: fallback.span))
        }
        if !isLenient, param.isSound {
            let name = param.name.value
            let help =
                type == .secret
                ? "where a pipeline is run by itself, its secrets stand under 'secrets:'"
                : "give it one with --set \(name)=…, or write a default"
            let message = "the param '\(name)' has no value"
            diagnostics.report(Diagnostic(.missingValue, message, at: param.name.span, help: help))
        }
        return Binding(type: type, source: .unset)
    }

    private mutating func read(_ text: String, for param: ParamDefinition) -> Binding.Source {
        let name = param.name.value
        let source = SourceText(file: SourceText.commandLine, text: "\(name)=\(text)")
        let start = min(name.unicodeScalars.count + 1, source.scalarCount)
        let span = SourceSpan(source, start..<source.scalarCount)
        do throws(KeyProblem) {
            let value = try param.type.parse(value(text, of: param.type.type))
            return .known(value, at: span)
        } catch {
            let message = "'\(name)' \(error.message)"
            diagnostics.report(Diagnostic(error.code, message, at: span, help: error.help))
            return .unset
        }
    }

    private func value(_ text: String, of type: ValueType) throws(KeyProblem) -> Value {
        guard case .list = type else { return try Value.text(text).converted(to: type) }
        let items = text.split(separator: ",").map { Value.text($0.trimmed) }
        return try Value.list(items).converted(to: type)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
