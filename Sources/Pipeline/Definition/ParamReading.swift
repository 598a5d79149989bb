extension MappingReader {
    /// Reads what stands under the name of a param.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - words: The lists of words that a param can be of.
    ///   - assumed: The word for its type while nothing is read, but only described.
    /// - Returns: The param, as far as it could be understood.
    mutating func param(
        _ name: Spanned<String>,
        words: [String: [String]],
        assuming assumed: String? = nil
    ) -> ParamDefinition {
        let count = diagnostics.all.count
        let type = paramType(words, assuming: assumed)
        let bounds = type.isOrdered ? bounds(of: type) : ParamBounds()
        let keyType = KeyType.any(type, within: bounds)
        let fallback = optional("default", keyType, "Its value where nobody gives it one.")
        let documentation = optional("description", .text, "What it is for.") ?? ""
        return ParamDefinition(
            name: name,
            type: keyType,
            fallback: fallback.map { Spanned(value: $0, span: valueSpan("default") ?? name.span) },
            documentation: documentation,
            isSound: !isMisshapen && diagnostics.all.count == count
        )
    }

    private mutating func paramType(
        _ words: [String: [String]],
        assuming assumed: String?
    ) -> ValueType {
        let plain = ValueType.paramWords
        let known = plain + ["list", "enum"] + words.keys.sorted()
        let given = required("type", .words(name: "type of param", known), "What it holds.")
        let word = assumed ?? given
        switch word {
        case "list":
            let item = KeyType.words(name: "type of item", plain + words.keys.sorted())
            let of = value("of", item, default: "text", "What the items of a list are.")
            return .list(ValueType(word: of, words: words))
        case "enum":
            let of = required("of", .list(of: .text), "The words of an `enum`.")
            return .enumeration(name: "word of this list", words: of)
        default:
            return ValueType(word: word, words: words)
        }
    }

    private mutating func bounds(of type: ValueType) -> ParamBounds {
        let least = optional("min", .any(type), "The least value.")
        let greatest = optional("max", .any(type), "The greatest value.")
        if let greatest {
            do throws(KeyProblem) {
                try ParamBounds(least: least).check(greatest)
            } catch {
                refuse("max", "'max' \(error.message)", with: "min")
            }
        }
        return ParamBounds(least: least, greatest: greatest)
    }
}

extension ValueType {
    /// The words for the types of params that are no lists of words.
    static let paramWords = [
        "text", "integer", "number", "boolean", "duration", "size", "secret",
    ]

    fileprivate init(word: String, words: [String: [String]]) {
        switch word {
        case "integer": self = .integer
        case "number": self = .number
        case "boolean": self = .boolean
        case "duration": self = .duration
        case "size": self = .byteCount
        case "secret": self = .secret
        default: self = words[word].map { .enumeration(name: word, words: $0) } ?? .text
        }
    }

    fileprivate var isOrdered: Bool {
        [.integer, .number, .duration, .byteCount].contains(self)
    }
}
