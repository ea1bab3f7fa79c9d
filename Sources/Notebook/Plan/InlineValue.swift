import Foundations

/// A code span that stands for a number: `` `= full.H - base.H | points` ``.
package struct InlineValue: Sendable, Hashable {
    /// What is computed.
    package let expression: Expression
    /// `nil` where none is written: `Format.automatic`.
    package let format: Format?
    /// Of the code span, the same as that of its node in the tree.
    package let range: SourceRange
    /// As written, without the backticks.
    package let text: String

    /// An inline value of its parts.
    package init(expression: Expression, format: Format?, range: SourceRange, text: String) {
        self.expression = expression
        self.format = format
        self.range = range
        self.text = text
    }
}
