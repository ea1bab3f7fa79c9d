import Foundation
import Foundations
import Notebook
import Report
import Runner

/// What happened in a run, for machines: `run --json FILE`.
package struct RunLog: Codable, Sendable {
    /// One notebook of the run.
    package struct NotebookEntry: Codable, Sendable {
        /// The notebook's path.
        package let file: String
        /// Of the notebook.
        package let title: String
        /// The report's path.
        package let report: String
        /// By name, as they were in force.
        package let parameters: [String: String]
        /// In the order of the notebook.
        package let cells: [CellEntry]
        /// In the order of the notebook.
        package let expectations: [ExpectationEntry]
        /// In the order of the notebook.
        package let warnings: [WarningEntry]
    }

    /// Something in a report that is not as its author meant it.
    package struct WarningEntry: Codable, Sendable {
        /// Counted from 1.
        package let line: Int
        /// Counted from 1.
        package let column: Int
        /// What a reader was told.
        package let text: String
    }

    /// One cell of a notebook.
    package struct CellEntry: Codable, Sendable {
        /// Of the cell.
        package let name: String
        /// Of the block.
        package let kind: String
        /// Where it begins, counted from 1.
        package let line: Int
        /// "trained", "from the store", "skipped", "failed", "cancelled", or "shown" for a cell that computes nothing.
        package let state: String
        /// Why there is no result.
        package let reason: String?
        /// Digests of its units.
        package let units: [String]
        /// Means over seeds; of a cell with several results each under `[PART].METRIC`.
        package let metrics: [String: Double]
        /// Why its numbers may not mean what they say, if there is a reason.
        package let doubts: [String]
    }

    /// One expectation of a notebook.
    package struct ExpectationEntry: Codable, Sendable {
        /// As the author wrote it.
        package let text: String
        /// Where it stands, counted from 1.
        package let line: Int
        /// "held", "missed" or "undecided"; "unjudged" in a quick run.
        package let verdict: String
        /// Why it could not be told.
        package let reason: String?
        /// Means over seeds.
        package let left: Double?
        /// What is on the right of the relation.
        package let right: Double?
        /// The left side less the right one.
        package let difference: Double?
    }

    /// One unit of work.
    package struct UnitEntry: Codable, Sendable {
        /// Of its key.
        package let digest: String
        /// What a reader knows it by.
        package let title: String
        /// The cells that waited for it.
        package let cells: [String]
        /// What became of it.
        package let state: String
        /// Why there is no result.
        package let reason: String?
        /// The components of the key by name; the configuration among them is JSON text.
        package let key: [String: String]
        /// What was computed.
        package let configuration: Value?
        /// The digest of the data set.
        package let data: String
        /// Of the run, where there is one.
        package let seed: Int?
        /// By name.
        package let metrics: [String: Double]
        /// Of computing, whenever that was.
        package let seconds: Double?
        /// When, in universal time.
        package let finished: String?
    }

    /// What was called.
    package let command: String
    /// What it ran on.
    package let machine: String
    /// What computed it.
    package let engine: String
    /// Whether somebody ended it.
    package let isInterrupted: Bool
    /// How long it took.
    package var seconds = 0.0
    /// In the order of the call.
    package private(set) var notebooks: [NotebookEntry] = []
    /// In the order in which they ended.
    package private(set) var units: [UnitEntry] = []

    init(command: String, machine: String, engine: String, isInterrupted: Bool) {
        self.command = command
        self.machine = machine
        self.engine = engine
        self.isInterrupted = isInterrupted
    }

    /// Whether a cell has no result that should have one.
    package var hasFailures: Bool {
        notebooks.contains { $0.cells.contains { ["failed", "skipped", "cancelled"].contains($0.state) } }
    }
    /// Of all notebooks.
    package var missedExpectations: [ExpectationEntry] {
        notebooks.flatMap(\.expectations).filter { $0.verdict != "held" && $0.verdict != "unjudged" }
    }

    /// The process's exit code: 0 ok, 1 a cell failed, 3 an expectation missed, 130 interrupted.
    package var exitCode: Int32 {
        if isInterrupted { return 130 }
        if hasFailures { return 1 }
        return missedExpectations.isEmpty ? 0 : 3
    }

    /// The log as a file holds it.
    package func json() -> String { JSON.text(self, isIndented: true) + "\n" }

    mutating func add(_ study: Study, _ results: StudyResults, _ document: ReportDocument, report: String) {
        let cells = study.plan.cells.map { cell -> CellEntry in
            let status = results.status(of: cell.name)
            let conditions = results.conditions(of: cell.name)
            return CellEntry(
                name: cell.name, kind: cell.kind.name, line: cell.range.start.line, state: status.name,
                reason: status.problem,
                units: conditions.flatMap(\.units).unique, metrics: results.means(of: cell),
                doubts: conditions.doubts)
        }
        let expectations = study.plan.cells.flatMap { cell in
            cell.expectations.map { expectation -> ExpectationEntry in
                let outcome = expectation.evaluate(results.quantity)
                let (verdict, reason): (String, String?) =
                    switch outcome.verdict {
                    case _ where study.plan.isQuick: ("unjudged", "a quick run judges no claim")
                    case .held: ("held", nil)
                    case .missed: ("missed", nil)
                    case .undecidable(let reason): ("undecided", reason)
                    }
                return ExpectationEntry(
                    text: expectation.text, line: expectation.range.start.line, verdict: verdict, reason: reason,
                    left: outcome.left?.mean, right: outcome.right?.mean,
                    difference: outcome.difference)
            }
        }
        notebooks.append(
            NotebookEntry(
                file: study.plan.file.path, title: study.title, report: report,
                parameters: Dictionary(
                    study.plan.parameters.map { ($0.name, $0.value.description) }, uniquingKeysWith: { $1 }),
                cells: cells, expectations: expectations,
                warnings: StudyReport.missingValues(results).compactMap { warning in
                    warning.range.map {
                        WarningEntry(line: $0.start.line, column: $0.start.column, text: warning.message)
                    }
                }))
    }

    mutating func add(_ all: [WorkUnit], _ outcomes: [String: UnitOutcome]) {
        let groups = Dictionary(grouping: all, by: \.digest)
        for digest in all.map(\.digest).unique {
            guard let same = groups[digest], let outcome = outcomes[digest] else { continue }
            let unit = same[0]
            let (state, reason): (String, String?) =
                switch outcome {
                case .fromStore: ("from the store", nil)
                case .finished: ("trained", nil)
                case .failed(let message): ("failed", message)
                case .skipped(let why): ("skipped", why)
                case .cancelled: ("cancelled", nil)
                }
            let record = outcome.record
            units.append(
                UnitEntry(
                    digest: digest, title: unit.title, cells: same.flatMap(\.cells).unique, state: state,
                    reason: reason,
                    key: Dictionary(
                        unit.key.components.filter { $0.name != "configuration" }.map { ($0.name, $0.value) },
                        uniquingKeysWith: { $1 }),
                    configuration: unit.key["configuration"].flatMap {
                        try? JSON.value(Value.self, from: $0)
                    }, data: unit.key["data"] ?? "", seed: unit.key["seed"].flatMap { Int($0) },
                    metrics: record?.scalars ?? [:], seconds: record?.seconds, finished: record?.finished))
        }
    }
}

extension RunLog {
    /// How long the whole run took: "12.3 s".
    package var secondsText: String { NumberText.print.fixed(seconds, decimals: 1) + " s" }
}

extension RunLog.ExpectationEntry {
    /// Both sides as they came out: "41.20 against 39.00"; nil where one has no value.
    package var comparison: String? {
        guard let left, let right else { return nil }
        return [left, right].map { NumberText.print.fixed($0, decimals: 2) }.joined(separator: " against ")
    }
}
