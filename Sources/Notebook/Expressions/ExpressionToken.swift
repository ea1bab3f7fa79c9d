/// A word or sign of an expression, with its bytes in the text.
struct ExpressionToken: Hashable {
    enum Kind: Hashable {
        case number(Double)
        /// A name, or names joined by a dot.
        case name([String])
        /// `cell[part].metric`
        case part(cell: String, part: String, metric: String)
        /// `+ - * / ( ) , > >= < <= ==`
        case sign(String)
        case end
    }

    let kind: Kind
    let bytes: Range<Int>
}
