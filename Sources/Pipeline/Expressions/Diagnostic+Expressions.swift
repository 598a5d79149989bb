extension Diagnostic {
    /// A name that is nothing one could refer to; alone, it is most likely a text without quotes.
    static func unknownRoot(_ name: String, isAlone: Bool, at span: SourceSpan) -> Diagnostic {
        let roots = Reference.Root.allCases.map(\.rawValue)
        let closest = Suggestion.closest(to: name, among: roots)
        let help =
            if let closest {
                "did you mean '\(closest)'?"
            } else if isAlone {
                "a text stands in quotes: '\(name)'"
            } else {
                "a reference begins with \(roots.joined(separator: ", "))"
            }
        let message = "there is no '\(name)' to refer to"
        return Diagnostic(.unknownReference, message, at: span, help: help)
    }

    /// A call of something that is not a function.
    static func unknownFunction(_ name: String, at span: SourceSpan) -> Diagnostic {
        let names = ExpressionFunction.allCases.map(\.rawValue)
        let closest = Suggestion.closest(to: name, among: names)
        let help =
            closest.map { "did you mean '\($0)'?" }
            ?? "the functions are \(names.joined(separator: ", "))"
        return Diagnostic(.unknownFunction, "there is no function '\(name)'", at: span, help: help)
    }

    /// A call with too few or too many values.
    static func wrongArguments(
        of function: ExpressionFunction,
        count: Int,
        at span: SourceSpan
    ) -> Diagnostic {
        let wanted = function.arity == 1 ? "1 value" : "\(function.arity) values"
        let message = "\(function.rawValue) takes \(wanted), not \(count)"
        return Diagnostic(.wrongArguments, message, at: span, help: "write \(function.signature)")
    }

    /// A letter that other languages know what to do with.
    static func strayLetter(_ letter: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
        let help: String? =
            switch letter {
            case "=": "to compare, write '=='"
            case "&": "to ask for both, write '&&'"
            case "|": "to ask for one of them, write '||'"
            case "?", ":": "to choose, write if(condition, value, otherwise)"
            case "+", "-", "*", "/", "%": "expressions do not calculate"
            default: nil
            }
        let message = "'\(letter)' means nothing in an expression"
        return Diagnostic(.invalidExpression, message, at: span, help: help)
    }
}
