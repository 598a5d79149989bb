/// What a step that runs another pipeline gives to the params and secrets of that.
struct CallBindings {
    private(set) var params: [String: Binding] = [:]
    private(set) var secrets: [String: Binding] = [:]

    /// Reads `with:`, whose keys are the params and the secrets of the other pipeline.
    mutating func read(
        _ definition: PipelineDefinition,
        _ resolving: @escaping @Sendable (RunFacts) -> MappingReader,
        _ reader: inout MappingReader
    ) {
        for param in definition.params {
            params[param.name.value] = bind(param, resolving, &reader)
        }
        for secret in definition.secrets where params[secret.value] == nil {
            let param = ParamDefinition(
                name: secret,
                type: .any(.secret),
                fallback: nil,
                documentation: "A secret that the pipeline uses."
            )
            secrets[secret.value] = bind(param, resolving, &reader)
        }
        reader.finish()
    }

    private func bind(
        _ param: ParamDefinition,
        _ resolving: @escaping @Sendable (RunFacts) -> MappingReader,
        _ reader: inout MappingReader
    ) -> Binding {
        let (key, type) = (param.name.value, param.type)
        reader.declare(key, as: param.description)
        guard reader.isWritten(key) else { return left(out: param, &reader) }
        let unset = Binding(type: type.type, source: .unset)
        let count = reader.diagnostics.all.count
        if let value = reader.take(key, as: type.type, admitsOne: type.admitsOne) {
            let value = reader.parsed(value, of: key, as: type)
            guard reader.isKnown(key), let span = reader.valueSpan(key) else { return unset }
            return Binding(type: type.type, source: .known(value, at: span))
        }
        // Otherwise it is wrong, and that is reported.
        guard reader.diagnostics.all.count == count else { return unset }
        return Binding(
            type: type.type,
            source: .later { facts throws(ExpressionFailure) in
                try resolving(facts).value(of: key, as: type)
            }
        )
    }

    private func left(out param: ParamDefinition, _ reader: inout MappingReader) -> Binding {
        let (key, type) = (param.name.value, param.type)
        if let fallback = param.fallback {
            return Binding(type: type.type, source: .known(fallback.value, at: fallback.span))
        }
        reader.reportMissing(key, type.name, param.documentation)
        return Binding(type: type.type, source: .unset)
    }
}

extension MappingReader {
    /// The value of a key in the course of a run.
    fileprivate func value(
        of key: String,
        as type: KeyType<Value>
    ) throws(ExpressionFailure) -> Value? {
        var reader = self
        if let value = reader.take(key, as: type.type, admitsOne: type.admitsOne) {
            let value = reader.parsed(value, of: key, as: type)
            if reader.isKnown(key) { return value }
        }
        guard let problem = reader.diagnostics.all.first else { return nil }
        throw ExpressionFailure(problem.message, at: problem.span)
    }
}

extension ParamDefinition {
    fileprivate var description: KeyDescription {
        KeyDescription(
            name: name.value,
            type: type.type,
            typeName: type.name,
            isRequired: fallback == nil,
            defaultText: fallback?.value.shown,
            documentation: documentation
        )
    }
}
