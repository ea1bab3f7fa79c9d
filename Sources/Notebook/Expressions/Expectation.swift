import Foundations

/// A claim that results are held against: `full.H > base.H by 1.5`, `full.H within 2 of 67.8`.
///
/// Means over seeds are compared.
package struct Expectation: Sendable, Hashable {
    /// How the two sides are to stand to each other.
    package enum Relation: Sendable, Hashable {
        case greater, greaterOrEqual, less, lessOrEqual
        /// Up to rounding: one part in 10⁹.
        case equal
        /// `within TOLERANCE of`
        case within(Expression)
    }

    /// What came of it.
    package enum Verdict: Sendable, Hashable {
        case held, missed
        /// With the reason.
        case undecidable(String)
    }

    /// What came of an expectation.
    package struct Outcome: Sendable, Hashable {
        /// Whether it was met, missed, or could not be told.
        package let verdict: Verdict
        /// The left side; nil where it could not be computed.
        package let left: Quantity?
        /// The right side; nil where it could not be computed.
        package let right: Quantity?
        /// Mean of the left less mean of the right.
        package let difference: Double?

        /// What came of an expectation.
        package init(verdict: Verdict, left: Quantity?, right: Quantity?, difference: Double?) {
            self.verdict = verdict
            self.left = left
            self.right = right
            self.difference = difference
        }
    }

    /// What is on the left of the relation.
    package let left: Expression
    /// How the two sides are to stand to each other.
    package let relation: Relation
    /// What is on the right of the relation.
    package let right: Expression
    /// `by 1.5`: how much more than the relation alone asks for.
    package let margin: Expression?
    /// As it was written.
    package let text: String
    /// Where it is written.
    package let range: SourceRange

    /// - Throws: The first mistake, at its place.
    package init(parsing source: LocatedText) throws(Diagnostic) {
        var parser = try ExpressionParser(source)
        left = try parser.expression()
        relation = try Self.relation(&parser)
        right = try parser.expression()
        let hasMargin = parser.take("by")
        margin = hasMargin ? try parser.expression() : nil
        try parser.expectEnd()
        text = source.text
        range = source.range
        switch relation {
        case .greater, .greaterOrEqual, .less, .lessOrEqual: break
        case .equal, .within:
            guard let margin else { return }
            throw .error(
                "expression-syntax", "'by' goes with >, >=, < and <=", at: margin.range,
                hint: "write 'a within \(margin.text) of b'")
        }
    }

    /// - Throws: The first mistake, at its place in the text.
    package init(_ text: String) throws(Diagnostic) {
        try self.init(parsing: LocatedText(text, name: "expectation"))
    }

    private static func relation(_ parser: inout ExpressionParser) throws(Diagnostic) -> Relation {
        let signs: [(String, Relation)] = [
            (">", .greater), (">=", .greaterOrEqual), ("<", .less), ("<=", .lessOrEqual), ("==", .equal),
        ]
        for (sign, relation) in signs where parser.take(sign) { return relation }
        guard parser.take("within") else {
            throw parser.error(
                "expected >, >=, <, <=, == or 'within'",
                hint: "for example 'full.H > base.H' or 'full.H within 2 of 67.8'")
        }
        let tolerance = try parser.expression()
        guard parser.take("of") else { throw parser.error("expected 'of'", hint: "write 'a within 2 of b'") }
        return .within(tolerance)
    }

    /// The results that it needs, in the order of the text.
    package var references: [Located<Expression.Reference>] {
        var expressions = [left]
        if case .within(let tolerance) = relation { expressions.append(tolerance) }
        return (expressions + [right] + (margin.map { [$0] } ?? [])).flatMap(\.references)
    }

    /// - Parameter resolve: Gives the value of a name, or `nil` if there is none, as for a cell that failed.
    package func evaluate(_ resolve: (Expression.Reference) -> Quantity?) -> Outcome {
        var leftValue: Quantity?
        var rightValue: Quantity?
        do throws(EvaluationProblem) {
            let left = try self.left.evaluate(resolve)
            leftValue = left
            let right = try self.right.evaluate(resolve)
            rightValue = right
            let margin = try self.margin?.evaluate(resolve).mean ?? 0
            let difference = left.mean - right.mean
            let holds = try holds(difference, margin: margin, size: max(abs(left.mean), abs(right.mean)), resolve)
            guard difference.isFinite, margin.isFinite else {
                throw .notANumber
            }
            return Outcome(verdict: holds ? .held : .missed, left: left, right: right, difference: difference)
        } catch {
            return Outcome(verdict: .undecidable(error.message), left: leftValue, right: rightValue, difference: nil)
        }
    }

    private func holds(
        _ difference: Double, margin: Double, size: Double, _ resolve: (Expression.Reference) -> Quantity?
    ) throws(EvaluationProblem) -> Bool {
        switch relation {
        case .greater: return difference > margin
        case .greaterOrEqual: return difference >= margin
        case .less: return -difference > margin
        case .lessOrEqual: return -difference >= margin
        case .equal: return abs(difference) <= 1e-9 * size
        case .within(let tolerance):
            let tolerance = try tolerance.evaluate(resolve).mean
            guard tolerance.isFinite else { throw EvaluationProblem.notANumber }
            return abs(difference) <= tolerance
        }
    }
}
