import Values

/// The way of a step's output into the language.
package enum OutputEncoding {
    /// Encodes an output and gives each part the type that the step declares.
    ///
    /// - Throws: A ``StepFailure`` when an output is not what the step declares it to be.
    package static func encode<Output: StepOutput>(
        _ output: Output
    ) throws(StepFailure) -> Value {
        let encoded: Value
        do {
            encoded = try Value(encoding: output)
        } catch {
            throw failure("the output \(Output.self) cannot be encoded: \(error)")
        }
        guard case .mapping(var parts) = encoded else {
            throw failure("the output \(Output.self) is not encoded as a mapping")
        }
        for declaration in Output.outputs {
            let part = parts[declaration.name] ?? .null
            guard let typed = part.interpreted(as: declaration.type) else {
                let found = "\(part.shown), not \(declaration.type)"
                throw failure("the output '\(declaration.name)' is \(found)")
            }
            parts[declaration.name] = typed
        }
        return .mapping(parts)
    }

    private static func failure(_ message: String) -> StepFailure {
        StepFailure(code: .unknown, message: message)
    }
}
