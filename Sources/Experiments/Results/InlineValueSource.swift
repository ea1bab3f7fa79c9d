import Foundations
import Notebook

/// A value in the text with the results that it is computed from.
struct InlineValueSource {
    let value: InlineValue
    let results: StudyResults

    func quantity() throws(EvaluationProblem) -> Quantity {
        do throws(EvaluationProblem) {
            return try value.expression.evaluate(results.quantity)
        } catch {
            // The expression knows only that a name has no value; the results know why.
            guard case .noResult(let reference, nil) = error else { throw error }
            throw .noResult(reference, reason: results.problem(of: reference))
        }
    }

    /// As it stands in the text.
    func text() throws(EvaluationProblem) -> String {
        try (value.format ?? .automatic).text(of: try quantity())
    }

    /// What a reader who asks is told: the expression, its values by seed, and what it is taken of.
    func detail() throws(EvaluationProblem) -> String {
        let quantity = try quantity()
        var facts = [value.expression.text]
        if let values = quantity.measured, values.count > 1 {
            let texts = zip(values.seeds, values.values).map { seed, value in
                "seed \(seed): \(NumberText.print.fixed(value, decimals: 2))"
            }
            facts.append(texts.joined(separator: ", "))
        } else if quantity.isIndependent {
            facts.append("what is combined shares no two seeds, so that means are combined")
        }
        let sources = value.expression.references.map(\.value).unique.compactMap { reference -> String? in
            guard let quantity = results.quantity(reference), !quantity.isConstant else { return nil }
            guard let values = quantity.measured else { return "\(reference) over several data sets" }
            let names = values.seeds.map(String.init).joined(separator: ", ")
            return "\(reference) of " + (values.count == 1 ? "seed \(names)" : "seeds \(names)")
        }
        // A value of one name, seed by seed, has said its seeds already.
        if sources.count > 1 || quantity.measured.map({ $0.count == 1 }) ?? true { facts += sources }
        return facts.joined(separator: "; ")
    }
}
