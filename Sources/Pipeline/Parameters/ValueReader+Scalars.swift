extension ValueReader {
    mutating func readScalar(
        _ node: Node,
        as type: ValueType,
        admitsOne: Bool,
        label: KeyLabel
    ) -> Reading {
        guard !node.isEmpty else {
            report(KeyProblem(.missingValue, "has no value"), label: label, at: node.span)
            return .refused
        }
        guard let template = Template.parse(node, into: &diagnostics) else { return .refused }
        if let text = template.literal {
            return readLiteral(text, template, as: type, admitsOne, label: label)
        }
        guard let given = template.type(in: scope, into: &diagnostics) else { return .refused }
        return evaluate(template, given: given, as: type, admitsOne, label: label)
    }

    private mutating func readLiteral(
        _ text: String,
        _ template: Template,
        as type: ValueType,
        _ admitsOne: Bool,
        label: KeyLabel
    ) -> Reading {
        let wanted = admitsOne ? type.item : type
        guard !wanted.holdsOpaque else {
            report(.mismatch(.text(text), wanted.unwrapped), label: label, at: template.span)
            return .refused
        }
        return convert(admitsOne ? .list([.text(text)]) : .text(text), to: type, template, label)
    }

    private mutating func evaluate(
        _ template: Template,
        given: ValueType,
        as type: ValueType,
        _ admitsOne: Bool,
        label: KeyLabel
    ) -> Reading {
        // The type tells one from many, not the value: what is opaque may well be a list inside.
        let isOne = admitsOne && !given.isList
        let fits = isOne ? type.item.admits(given) : type.admits(given)
        do throws(ExpressionFailure) {
            if let value = try template.value(in: scope), fits || !type.holdsOpaque {
                let isListed = isOne && (value != .null || type.item.admits(.null))
                return convert(isListed ? .list([value]) : value, to: type, template, label)
            }
        } catch {
            diagnostics.report(Diagnostic(.failedExpression, error.message, at: error.span))
            return .refused
        }
        guard fits else {
            report(
                .mismatch(given, wanted: type.unwrapped),
                label: label,
                at: template.span,
                notes: notes(on: template)
            )
            return .refused
        }
        return isResolving ? missing(template, label: label) : .unknown
    }

    private mutating func convert(
        _ value: Value,
        to type: ValueType,
        _ template: Template,
        _ label: KeyLabel
    ) -> Reading {
        do throws(KeyProblem) {
            return .known(try value.converted(to: type))
        } catch {
            report(error, label: label, at: template.span, notes: notes(on: template))
            return .refused
        }
    }

    private mutating func missing(_ template: Template, label: KeyLabel) -> Reading {
        let names = template.references.map { "'\($0.text)'" }.joined(separator: ", ")
        let problem = KeyProblem(.valueNotKnown, "has no value in this run: it reads \(names)")
        report(problem, label: label, at: template.span)
        return .refused
    }

    /// Says where the values were written that an expression only passes on.
    func notes(on template: Template) -> [Diagnostic.Note] {
        template.references.compactMap(scope.note)
    }
}

extension ValueType {
    /// The type of the items of a list; of anything else, the type itself.
    fileprivate var item: ValueType {
        guard case .list(let item) = unwrapped else { return self }
        return item
    }

    fileprivate var isList: Bool {
        guard case .list = unwrapped else { return false }
        return true
    }

    /// Whether something that only a step can leave is, or may be, in it.
    fileprivate var holdsOpaque: Bool {
        switch self {
        case .opaque: true
        case .list(let inner), .optional(let inner), .mapping(let inner): inner.holdsOpaque
        default: false
        }
    }
}
