import FoundationEssentials
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
            encoded = try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(output))
        } catch {
            throw failure("the output \(Output.self) cannot be encoded: \(error)")
        }
        guard case .mapping(var parts) = encoded else {
            throw failure("the output \(Output.self) is not encoded as a mapping")
        }
        for declaration in Output.outputs {
            let part = parts[declaration.name] ?? .null
            guard let typed = part.retyped(as: declaration.type) else {
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

extension Value {
    /// Gives a value that was JSON in between its type back; `nil` when it is of another type.
    func retyped(as type: ValueType) -> Value? {
        switch (type, self) {
        case (.optional, .null), (.null, .null), (.opaque, _): self
        case (.optional(let wrapped), _): retyped(as: wrapped)
        case (.list(let item), .list(let items)): items.retyped(as: item).map(Value.list)
        case (.mapping(let element), .mapping(let entries)):
            Array(entries.values).retyped(as: element).map {
                .mapping(Dictionary(uniqueKeysWithValues: zip(entries.keys, $0)))
            }
        case (.number, .integer(let number)): .number(Double(number))
        case (.duration, .text(let text)): Duration(text: text).map(Value.duration)
        case (.byteCount, .integer(let bytes)) where bytes >= 0:
            .byteCount(ByteCount(bytes: bytes))
        case (.boolean, .boolean), (.integer, .integer), (.number, .number), (.text, .text),
            (.enumeration, .text), (.duration, .duration), (.byteCount, .byteCount):
            self
        default: nil
        }
    }
}

extension [Value] {
    fileprivate func retyped(as type: ValueType) -> [Value]? {
        let typed = compactMap { $0.retyped(as: type) }
        return typed.count == count ? typed : nil
    }
}
