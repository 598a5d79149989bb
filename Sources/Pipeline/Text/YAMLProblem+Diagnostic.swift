extension YAMLProblem {
    /// What is wrong, in the words of somebody who writes pipelines.
    func diagnostic(in source: SourceText) -> Diagnostic {
        let place = source.place(offset)
        return bareExpression(at: place)
            ?? description(at: place, began: source.place(.scalar(contextOffset)))
    }

    // In brackets and braces a plain value ends at a brace, so `${{` is a dollar sign and then
    // something that libyaml did not expect.
    private func bareExpression(at place: SourceSpan) -> Diagnostic? {
        let start = place.scalars.lowerBound - 1
        guard start >= 0, problem.hasPrefix("did not find expected ','") else { return nil }
        let opening = SourceSpan(place.source, start..<(start + 3))
        guard place.source.slice(opening.scalars) == "${{" else { return nil }
        let help = #"write "${{ ... }}""#
        return invalid("inside [ ] or { } an expression stands in quotes", at: opening, help: help)
    }

    private func description(at place: SourceSpan, began start: SourceSpan) -> Diagnostic {
        switch problem {
        case "control characters are not allowed":
            controlCharacter(at: place)
        case "found character that cannot start any token":
            forbiddenStart(at: place)
        case let problem where problem.contains("tab character"):
            Self.tab(at: place)
        case "mapping values are not allowed in this context":
            misplacedColon(at: place)
        case "block sequence entries are not allowed in this context":
            invalid("a list cannot begin here", at: place, help: "begin it on a line of its own")
        case "could not find expected ':'":
            invalid("this is not a key: there is no ':' after it", at: start.word)
        case "found unexpected end of stream", "found unexpected document indicator":
            invalid("this quote is never closed", at: start)
        case "did not find expected <document start>":
            invalid("nothing may follow the end of the document", at: place.word)
        case "did not find expected node content":
            invalid("a key or a value is missing here", at: place)
        case "found unknown escape character":
            invalid("unknown escape in double quotes", at: place, help: "use single quotes")
        default:
            misfit(at: place, began: start)
        }
    }

    private static let colonHelp =
        "put a value with ': ' in quotes, and begin a key below the keys before it"

    private func misfit(at place: SourceSpan, began start: SourceSpan) -> Diagnostic {
        let noun = context.contains("mapping") ? "mapping" : "list"
        let notes = [Diagnostic.Note("the \(noun) begins here", at: start)]
        switch problem {
        case "did not find expected key", "did not find expected '-' indicator":
            guard place.beginsLine else {
                return invalid("nothing may follow here", at: place.word)
            }
            let message = "this does not fit the \(noun) it stands in"
            return invalid(message, at: place, notes: notes, help: "check the indentation")
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            let wanted = problem.dropFirst("did not find expected ".count)
            return invalid("\(wanted) is missing here", at: place, notes: notes)
        default:
            let doing = context.isEmpty ? "" : " \(context)"
            return invalid("this is not YAML: \(problem)\(doing)", at: place)
        }
    }

    private func invalid(
        _ message: String,
        at place: SourceSpan,
        notes: [Diagnostic.Note] = [],
        help: String? = nil
    ) -> Diagnostic {
        Diagnostic(.invalidYAML, message, at: place, notes: notes, help: help)
    }
}

extension YAMLProblem {
    private func controlCharacter(at place: SourceSpan) -> Diagnostic {
        let value = place.source.scalar(at: place.scalars.lowerBound)?.value ?? 0
        let digits = String(value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return Diagnostic(
            .controlCharacter,
            "the control character \(name) is not allowed",
            at: place
        )
    }

    /// A colon after the first word of a line is that of a key; then the line before is wrong.
    private func misplacedColon(at place: SourceSpan) -> Diagnostic {
        let source = place.source
        let (line, column) = source.position(of: place.scalars.lowerBound)
        let before = source.line(line).unicodeScalars.prefix(column - 1)
        let key = before.drop { $0 == " " }
        guard !key.isEmpty, !key.contains(" "), !key.contains(":"), line > 1 else {
            let help = "put a value with ': ' in quotes"
            return invalid("a ': ' is not allowed here", at: place, help: help)
        }
        let end = place.scalars.lowerBound
        let span = SourceSpan(source, (end - key.count)..<end)
        let above = source.line(line - 1).unicodeScalars.prefix { $0 == " " }.count
        return before.count - key.count > above
            ? invalid(
                "this key is indented too far: the line before it has a value already",
                at: span,
                help: "begin it below the key of the line before"
            )
            : invalid(
                "there is no ': ' in the line before this key",
                at: span,
                help: "write a key, ': ' and a value there"
            )
    }

    private func forbiddenStart(at place: SourceSpan) -> Diagnostic {
        guard let scalar = place.source.scalar(at: place.scalars.lowerBound), scalar != "\t" else {
            return Self.tab(at: place)
        }
        return invalid("a value cannot begin with '\(scalar)'", at: place, help: "put it in quotes")
    }

    private static func tab(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .misplacedTab,
            "a tab is not allowed here",
            at: place,
            help: "indent with spaces"
        )
    }
}

extension SourceText {
    /// The one scalar at a place that libyaml named; nothing at the end of a line or of the text.
    fileprivate func place(_ offset: YAMLProblem.Offset) -> SourceSpan {
        let start =
            switch offset {
            case .scalar(let scalar): min(scalar, scalarCount)
            case .byte(let byte): scalar(atByte: byte)
            }
        let isBreak = scalar(at: start).map { $0 == "\n" || $0 == "\r" } ?? true
        return SourceSpan(self, start..<(isBreak ? start : start + 1))
    }
}
