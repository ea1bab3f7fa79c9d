import Diagnostics

/// A code span that stands for a number: `` `= full.H - base.H | points` ``.
public struct InlineValue: Sendable, Hashable {
    public let expression: Expression
    /// `nil` where none is written: `Format.automatic`.
    public let format: Format?
    /// Of the code span, the same as that of its node in the tree.
    public let range: SourceRange
    /// As written, without the backticks.
    public let text: String

    public init(expression: Expression, format: Format?, range: SourceRange, text: String) {
        self.expression = expression
        self.format = format
        self.range = range
        self.text = text
    }
}
