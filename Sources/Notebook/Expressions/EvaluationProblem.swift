/// Why an expression has no value, or a value not the form that was asked for.
package enum EvaluationProblem: Error, Sendable, Hashable {
    /// A name has no value, as of a cell that failed; with the reason where it is known.
    case noResult(Expression.Reference, reason: String?)
    case divisionByZero
    /// Something, such as "a standard deviation", needs more values than there are.
    case tooFewSeeds(String)
    /// Something needs values by seed, but the sides of the expression share no seeds.
    case noSharedSeeds(String)
    /// Something needs values that differ, but every seed gives the same.
    case noSpread(String)
    /// Something is asked of a constant that only measured values have.
    case notMeasured(String)
    case notANumber
}

extension EvaluationProblem: CustomStringConvertible {
    package var description: String { message }

    /// A clause for people.
    package var message: String {
        switch self {
        case .noResult(let reference, let reason):
            "'\(reference)' has no value" + (reason.map { ": \($0)" } ?? "")
        case .divisionByZero: "division by zero"
        case .tooFewSeeds(let what): "\(what) needs values of at least two seeds"
        case .noSharedSeeds(let what): "\(what) needs values by seed, and what it is taken of shares no seeds"
        case .noSpread(let what): "every seed gives the same value, so that \(what) cannot be given"
        case .notMeasured(let what): "\(what) is of measured values, and this is a constant"
        case .notANumber: "the value is not a number"
        }
    }
}
