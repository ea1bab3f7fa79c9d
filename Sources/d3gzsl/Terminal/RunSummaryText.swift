import Experiments
import Foundations

/// What a person reads at the end of a run.
struct RunSummaryText {
    private let log: RunLog

    init(_ log: RunLog) { self.log = log }

    var text: String {
        var lines: [String] = []
        for notebook in log.notebooks {
            lines.append("\(notebook.report): \(Self.cells(notebook))")
            for cell in notebook.cells {
                guard let reason = cell.reason else { continue }
                lines.append("  \(notebook.file):\(cell.line): \(cell.name) \(reason)")
            }
            for warning in notebook.warnings {
                lines.append("  \(notebook.file):\(warning.line):\(warning.column): warning: \(warning.text)")
            }
            for expectation in notebook.expectations where !["held", "unjudged"].contains(expectation.verdict) {
                lines.append(
                    "  \(notebook.file):\(expectation.line): \(expectation.verdict): \(expectation.text)"
                        + Self.values(expectation))
            }
        }
        let trained = log.units.count { $0.state == "trained" }
        let stored = log.units.count { $0.state == "from the store" }
        let runs = trained == 1 ? "run" : "runs"
        lines.append("\(trained) \(runs) trained, \(stored) from the store, \(log.secondsText)")
        if trained == 0, stored > 0, stored == log.units.count {
            lines.append("nothing had to be trained: every result was in the store")
        }
        return lines.map(TerminalText.sanitised).joined(separator: "\n")
    }

    private static func cells(_ notebook: RunLog.NotebookEntry) -> String {
        if notebook.expectations.contains(where: { $0.verdict == "unjudged" }) {
            return "\(notebook.cells.count) cells, a quick run: expectations are not judged"
        }
        let held = notebook.expectations.count { $0.verdict == "held" }
        let expectations =
            notebook.expectations.isEmpty ? "" : ", \(held) of \(notebook.expectations.count) expectations held"
        return "\(notebook.cells.count) cells\(expectations)"
    }

    private static func values(_ expectation: RunLog.ExpectationEntry) -> String {
        if let reason = expectation.reason { return " (\(reason))" }
        return expectation.comparison.map { " (\($0))" } ?? ""
    }
}
