/// How an inline value is written: what stands behind the bar of `` `= full.H | pct1` ``.
package struct Format: Sendable {
    /// The names it goes by, the usual one first.
    package let names: [String]
    /// One sentence for people.
    package let summary: String
    private let write: @Sendable (Quantity) -> String?

    package var name: String { names[0] }

    /// `write` gives `nil` for a quantity that has no such form, such as a deviation of one value.
    package init(_ names: String..., summary: String, write: @escaping @Sendable (Quantity) -> String?) {
        precondition(!names.isEmpty, "a format without a name")
        self.names = names
        self.summary = summary
        self.write = write
    }

    /// The text of a quantity. What is not a number is a problem, never the text `nan`.
    package func text(of quantity: Quantity) throws(EvaluationProblem) -> String {
        guard quantity.isFinite else { throw EvaluationProblem("the value is not a number") }
        guard let text = write(quantity) else {
            throw EvaluationProblem("the format '\(name)' needs values of at least two seeds")
        }
        return text
    }
}

extension Format: Hashable {
    package static func == (left: Format, right: Format) -> Bool { left.names == right.names }
    package func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
