/// A word of LaTeX math with its place.
struct MathToken: Hashable {
    enum Kind: Hashable {
        /// `\frac`, `\,`: the name without its backslash.
        case command(String)
        case number(String)
        case letter(Character)
        /// Any other character that stands for itself.
        case symbol(Character)
        case openBrace, closeBrace
        case superscript, `subscript`
        /// One or more `'`.
        case primes(Int)
        /// `&`
        case column
        /// `\\`, with any `*` and `[length]` after it.
        case newLine
        /// `~`
        case tie
        case end
    }

    let kind: Kind
    /// UTF-8 offsets into the formula.
    let offsets: Range<Int>
}
