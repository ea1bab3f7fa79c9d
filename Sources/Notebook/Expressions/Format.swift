/// How an inline value is written: what stands behind the bar of `` `= full.H | pct1` ``.
package struct Format: Sendable {
    /// The names it goes by, the usual one first.
    package let names: [String]
    /// One sentence for people.
    package let summary: String
    private let write: @Sendable (Quantity) throws(EvaluationProblem) -> String

    /// The first of its names.
    package var name: String { names[0] }

    /// `write` throws for a quantity that has no such form, such as a deviation of one value.
    package init(
        _ names: String..., summary: String,
        write: @escaping @Sendable (Quantity) throws(EvaluationProblem) -> String
    ) {
        precondition(!names.isEmpty, "a format without a name")
        self.names = names
        self.summary = summary
        self.write = write
    }

    /// The text of a quantity. What is not a number is a problem, never the text `nan`.
    package func text(of quantity: Quantity) throws(EvaluationProblem) -> String {
        guard quantity.isFinite else { throw .notANumber }
        return try write(quantity)
    }
}

extension Format: Hashable {
    package static func == (left: Format, right: Format) -> Bool { left.names == right.names }
    package func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
