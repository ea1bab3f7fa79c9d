extension Expression {
    /// The value of the expression, seed by seed.
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
            guard let quantity = resolve(reference) else { throw EvaluationProblem("'\(reference)' has no value") }
            return quantity
        case .negative(let operand): return try evaluate(operand, resolve).map { -$0 }
        case .binary(let symbol, let left, let right):
            return try combine(evaluate(left, resolve), evaluate(right, resolve), symbol.rawValue, function(of: symbol))
        case .call(let function, let arguments):
            var values: [Quantity] = []
            for argument in arguments { values.append(try evaluate(argument, resolve)) }
            return try apply(function, values)
        }
    }

    private static func function(of symbol: Operator) -> (Double, Double) -> Double {
        switch symbol {
        case .plus: (+)
        case .minus: (-)
        case .times: (*)
        case .divided: (/)
        }
    }

    private static func apply(_ function: Function, _ arguments: [Quantity]) throws(EvaluationProblem) -> Quantity {
        let first = arguments[0]
        switch function {
        case .mean: return .constant(first.mean)
        case .abs: return first.map { Swift.abs($0) }
        case .sd:
            guard let sd = first.sd else {
                throw EvaluationProblem("a standard deviation needs values of at least two seeds")
            }
            return .constant(sd)
        case .min: return try extreme(arguments, function.rawValue) { Swift.min($0, $1) }
        case .max: return try extreme(arguments, function.rawValue) { Swift.max($0, $1) }
        }
    }

    private static func extreme(
        _ arguments: [Quantity], _ name: String, _ pick: (Double, Double) -> Double
    ) throws(EvaluationProblem) -> Quantity {
        // Swift's `min` and `max` lose a NaN that comes first.
        guard arguments.allSatisfy(\.isFinite) else { return .constant(.nan) }
        if arguments.count == 1 {
            return .constant(arguments[0].values.dropFirst().reduce(arguments[0].values[0], pick))
        }
        var result = arguments[0]
        for argument in arguments.dropFirst() { result = try combine(result, argument, name, pick) }
        return result
    }

    private static func combine(
        _ left: Quantity, _ right: Quantity, _ name: String, _ function: (Double, Double) -> Double
    ) throws(EvaluationProblem) -> Quantity {
        guard let result = left.paired(with: right, function) else {
            throw EvaluationProblem(
                "'\(name)' pairs values seed by seed, but there are \(left.values.count) and \(right.values.count) seeds; "
                    + "take the mean of each")
        }
        return result
    }
}
