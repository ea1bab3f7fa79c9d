/// Why an expression has no value: a cell that failed, seeds that do not pair, a result that is not a number.
public struct EvaluationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    public let message: String

    public init(_ message: String) {
        self.message = message
    }

    public var description: String { message }
}
