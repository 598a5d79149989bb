import Values

extension Value {
    /// Turns what was written, or what an expression gave, into a value of a type.
    ///
    /// Text becomes whatever the type reads from it, because a scalar is text until it is typed;
    /// and what can be written becomes text where text is wanted. Nothing else is converted.
    func converted(to type: ValueType) throws(KeyProblem) -> Value {
        switch (type, self) {
        case (.optional, .null): return .null
        case (.optional(let wrapped), _): return try converted(to: wrapped)
        case (.list(let item), .list(let items)): return try .list(items.converted(to: item))
        case (.mapping(let element), .mapping(let entries)):
            return try .mapping(entries.converted(to: element))
        case (.opaque, _), (.null, .null): return self
        case (.enumeration(let name, let words), .text(let word)):
            guard !words.contains(word) else { return self }
            throw .unknownWord(word, name: name, words: words)
        default: return try convertedScalar(to: type)
        }
    }

    private func convertedScalar(to type: ValueType) throws(KeyProblem) -> Value {
        switch (type, self) {
        case (.boolean, .boolean), (.integer, .integer), (.number, .number), (.text, .text),
            (.duration, .duration), (.byteCount, .byteCount), (.secret, .secret):
            return self
        case (.number, .integer(let number)): return .number(Double(number))
        case (.text, .boolean), (.text, .integer), (.text, .number), (.text, .duration),
            (.text, .byteCount):
            return .text(text ?? "")
        case (_, .text(let text)):
            guard let value = Value(reading: text, as: type) else { throw .mismatch(self, type) }
            return value
        default: throw .mismatch(self, type)
        }
    }

    private init?(reading text: String, as type: ValueType) {
        let value: Value? =
            switch type {
            case .boolean: ["true": .boolean(true), "false": .boolean(false)][text]
            case .integer: Int(text).map(Value.integer)
            case .number: Double(decimal: text).map(Value.number)
            case .duration: Duration(text: text).map(Value.duration)
            case .byteCount: ByteCount(text).map(Value.byteCount)
            case .null, .text, .secret, .enumeration, .list, .optional, .mapping, .opaque: nil
            }
        guard let value else { return nil }
        self = value
    }
}

extension Double {
    /// Reads a finite decimal number; Swift's own reading admits `nan`, `inf` and hexadecimals.
    fileprivate init?(decimal text: String) {
        guard text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }),
            let number = Double(text), number.isFinite
        else { return nil }
        self = number
    }
}

extension [Value] {
    fileprivate func converted(to type: ValueType) throws(KeyProblem) -> [Value] {
        var converted: [Value] = []
        for (index, value) in enumerated() {
            do throws(KeyProblem) {
                converted.append(try value.converted(to: type))
            } catch {
                throw error.inside(.item(index))
            }
        }
        return converted
    }
}

extension [String: Value] {
    fileprivate func converted(to type: ValueType) throws(KeyProblem) -> [String: Value] {
        var converted: [String: Value] = [:]
        for (key, value) in sorted(by: { $0.key < $1.key }) {
            do throws(KeyProblem) {
                converted[key] = try value.converted(to: type)
            } catch {
                throw error.inside(.key(key))
            }
        }
        return converted
    }
}
