/// Why an expression has no value: a cell that failed, seeds that do not pair, a result that is not a number.
package struct EvaluationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String

    package init(_ message: String) {
        self.message = message
    }

    package var description: String { message }
}
