import Foundations
import Notebook

/// Checks that expressions say which result of a cell they mean, where it has several.
struct PartChecker {
    let study: Study

    func check(_ problems: inout [Diagnostic]) {
        let expressions =
            study.plan.inlineValues.map(\.expression.references)
            + study.plan.cells.map { $0.expectations.flatMap(\.references) }
        for reference in expressions.joined() {
            switch reference.value {
            case .parameter: continue
            case .metric(let cell, let metric):
                let parts = parts(of: cell)
                guard parts.count > 1 else { continue }
                problems.append(
                    .error(
                        "unnamed-part", "'\(cell)' has \(parts.count) results", at: reference.range,
                        hint:
                            "say which, such as '\(cell)[\(parts[0])].\(metric)'; there are "
                            + "\(parts.joined(separator: ", "))"
                    ))
            case .partMetric(let cell, let part, let metric):
                let parts = parts(of: cell)
                guard !parts.contains(part) else { continue }
                problems.append(
                    .error(
                        "unknown-part", "'\(cell)' has no result '\(part)'", at: reference.range,
                        hint: parts.isEmpty
                            ? "it has one alone: write '\(cell).\(metric)'"
                            : Suggestion.closest(to: part, among: parts).map { "did you mean '\($0)'?" }
                                ?? "there are \(parts.joined(separator: ", "))"))
            }
        }
    }

    private func parts(of cell: String) -> [String] {
        (study.block(cell)?.conditions ?? []).compactMap(\.partName).unique
    }
}
