import Foundations

extension Expression {
    /// The value of the expression, seed by seed where its parts share seeds.
    /// - Parameter resolve: Gives the value of a name, or `nil` if there is none, as for a cell that failed.
    package func evaluate(_ resolve: (Reference) -> Quantity?) throws(EvaluationProblem) -> Quantity {
        try Self.evaluate(root, resolve)
    }

    private static func evaluate(
        _ node: Node, _ resolve: (Reference) -> Quantity?
    ) throws(EvaluationProblem) -> Quantity {
        switch node {
        case .number(let value): return .constant(value)
        case .reference(let reference, _):
            guard let quantity = resolve(reference) else { throw .noResult(reference, reason: nil) }
            return quantity
        case .negative(let operand): return try -evaluate(operand, resolve)
        case .binary(let symbol, let left, let right):
            let (left, right) = (try evaluate(left, resolve), try evaluate(right, resolve))
            if symbol == .divided, right.isZero { throw .divisionByZero }
            return left.combined(with: right, symbol.combination)
        case .call(let function, let arguments):
            var values: [Quantity] = []
            for argument in arguments { values.append(try evaluate(argument, resolve)) }
            return try apply(function, values)
        }
    }

    private static func apply(_ function: Function, _ arguments: [Quantity]) throws(EvaluationProblem) -> Quantity {
        let first = arguments[0]
        switch function {
        case .mean: return first.isConstant ? first : .constant(first.mean, .result)
        case .abs: return first.magnitude
        case .sd:
            let what = "a standard deviation"
            if first.isIndependent { throw .noSharedSeeds(what) }
            guard let sd = first.sd else { throw .tooFewSeeds(what) }
            return .constant(sd, .result)
        case .ci95: return .constant(try first.estimate(for: "a confidence interval").halfWidth95, .result)
        case .n:
            if first.isIndependent { throw .noSharedSeeds("a number of seeds") }
            guard let values = first.measured else { throw .notMeasured("a number of seeds") }
            return .constant(Double(values.count))
        case .min: return try extreme(arguments, "the least value", .least)
        case .max: return try extreme(arguments, "the greatest value", .greatest)
        }
    }

    /// Of several arguments seed by seed; of one over its seeds.
    private static func extreme(
        _ arguments: [Quantity], _ what: String, _ pick: Quantity.Combination
    ) throws(EvaluationProblem) -> Quantity {
        guard arguments.count == 1 else {
            return arguments.dropFirst().reduce(arguments[0]) { $0.combined(with: $1, pick) }
        }
        if arguments[0].isIndependent { throw .noSharedSeeds(what) }
        guard let values = arguments[0].measured?.values else { return arguments[0] }
        return .constant(values.dropFirst().reduce(values[0], pick.callAsFunction), .result)
    }
}

extension Quantity {
    /// Whether it is zero for some seed, so that nothing can be divided by it.
    fileprivate var isZero: Bool { measured?.values.contains(0) ?? (mean == 0) }
}

extension Expression.Operator {
    fileprivate var combination: Quantity.Combination {
        switch self {
        case .plus: .sum
        case .minus: .difference
        case .times: .product
        case .divided: .quotient
        }
    }
}
