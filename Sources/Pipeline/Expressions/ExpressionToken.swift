/// A word or sign of an expression.
struct ExpressionToken {
    enum Kind: Equatable {
        case literal(Value)
        /// A name, or one of the words `true`, `false` and `null`.
        case name(String)
        /// An operator, bracket, comma or dot.
        case symbol(String)
    }

    let kind: Kind
    /// The letters of the scalar that it is made of.
    let letters: Range<Int>
}
