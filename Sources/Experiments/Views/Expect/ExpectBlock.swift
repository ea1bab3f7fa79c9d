import Foundations
import Notebook
import Report

/// ```` ```d3gzsl expect ````: claims that the results are held against. One that does not hold
/// fails the run with exit code 3.
package struct ExpectBlock: ReportedBlock {
    package static let kindName = "expect"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        BlockKind(
            name: kindName, summary: "Claims that the results are held against, such as 'full.H > base.H by 1'.",
            body: .expectations)
    }

    /// What the author wrote.
    package let cell: Cell

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        var rows = cell.expectations.map { expectation in
            var row = Scorecard.Row(expectation, expectation.evaluate(view.results.quantity), source: cell.name)
            row.doubts = expectation.cells.flatMap(view.results.conditions).doubtsInBrief
            return row
        }
        // What is claimed of full runs says nothing of quick ones.
        if view.study.plan.isQuick { for index in rows.indices { rows[index].verdict = .undecided } }
        return [.expectations(rows)]
    }
}

extension Scorecard.Row {
    init(_ expectation: Expectation, _ outcome: Expectation.Outcome, source: String) {
        let verdict: Scorecard.Verdict
        var observed = outcome.left.map(Self.text) ?? "no value"
        switch outcome.verdict {
        case .held: verdict = .held
        case .missed: verdict = .missed
        case .undecidable(let reason):
            verdict = .undecided
            observed = reason
        }
        self.init(
            name: expectation.text, expected: expectation.bound(outcome.right.map(Self.text)), observed: observed,
            difference: outcome.difference.map { Self.signed($0) } ?? "", verdict: verdict, source: source)
    }

    private static func text(_ quantity: Quantity) -> String {
        let mean = (try? Format.automatic.text(of: quantity)) ?? "not a number"
        guard let sd = quantity.sd else { return mean }
        return "\(mean) ± \(NumberText.print.fixed(sd, decimals: 1))"
    }

    private static func signed(_ value: Double) -> String { NumberText.print.signed(value, decimals: 1) }
}

extension Expectation {
    /// The cells whose results it needs, each once.
    var cells: [String] {
        references.compactMap {
            switch $0.value {
            case .metric(let cell, _), .partMetric(let cell, _, _): cell
            case .parameter: nil
            }
        }.unique
    }

    /// What the left side should be, given the value of the right: "> 41.2", "within 2 of 67.8".
    func bound(_ right: String?) -> String {
        let value = right ?? self.right.text
        let by = margin.map { " by \($0.text)" } ?? ""
        switch relation {
        case .greater: return "> \(value)\(by)"
        case .greaterOrEqual: return "≥ \(value)\(by)"
        case .less: return "< \(value)\(by)"
        case .lessOrEqual: return "≤ \(value)\(by)"
        case .equal: return "= \(value)"
        case .within(let tolerance): return "within \(tolerance.text) of \(value)"
        }
    }
}
