extension ValueReader {
    mutating func readScalar(
        _ node: Node,
        as type: ValueType,
        admitsOne: Bool,
        label: String
    ) -> Reading {
        guard !node.isEmpty else {
            report(KeyProblem(.missingValue, "has no value"), label: label, at: node.span)
            return .refused
        }
        guard let template = Template.parse(node, into: &diagnostics) else { return .refused }
        if let text = template.literal {
            return convert(.text(text), to: type, admitsOne, template, label: label)
        }
        guard let given = template.type(in: scope, into: &diagnostics) else { return .refused }
        return evaluate(template, given: given, as: type, admitsOne, label: label)
    }

    private mutating func evaluate(
        _ template: Template,
        given: ValueType,
        as type: ValueType,
        _ admitsOne: Bool,
        label: String
    ) -> Reading {
        do throws(ExpressionFailure) {
            if let value = try template.value(in: scope) {
                return convert(value, to: type, admitsOne, template, label: label)
            }
        } catch {
            diagnostics.report(Diagnostic(.failedExpression, error.message, at: error.span))
            return .refused
        }
        guard type.admits(given) || admitsOne && type.item.admits(given) else {
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
        _ admitsOne: Bool,
        _ template: Template,
        label: String
    ) -> Reading {
        var value = value
        if admitsOne, value.isSingle { value = .list([value]) }
        do throws(KeyProblem) {
            return .known(try value.converted(to: type))
        } catch {
            report(error, label: label, at: template.span, notes: notes(on: template))
            return .refused
        }
    }

    private mutating func missing(_ template: Template, label: String) -> Reading {
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

extension Value {
    fileprivate var isSingle: Bool {
        switch self {
        case .list, .null: false
        default: true
        }
    }
}

extension ValueType {
    /// The type of the items of a list; of anything else, the type itself.
    fileprivate var item: ValueType {
        guard case .list(let item) = unwrapped else { return self }
        return item
    }
}
