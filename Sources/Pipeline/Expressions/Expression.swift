/// What stands between `${{` and `}}`: total, pure, without hidden conversions.
package struct Expression: Sendable {
    /// What it is made of.
    package let form: Form
    /// Where it is written, without the braces.
    package let span: SourceSpan

    package indirect enum Form: Sendable {
        case literal(Value)
        case reference(Reference)
        case not(Expression)
        case binary(BinaryOperator, Expression, Expression)
        case call(ExpressionFunction, [Expression])
        case index(Expression, Expression)
    }

    package init(_ form: Form, span: SourceSpan) {
        self.form = form
        self.span = span
    }

    /// Everything it refers to, in the order in which it is written.
    package var references: [Reference] {
        switch form {
        case .literal: []
        case .reference(let reference): [reference]
        case .not(let operand): operand.references
        case .binary(_, let left, let right): left.references + right.references
        case .call(_, let arguments): arguments.flatMap(\.references)
        case .index(let list, let index): list.references + index.references
        }
    }
}
