import Foundation
import Foundations
import Notebook
import Report
import Runner

/// What happened in a run, for machines: `run --json FILE`.
package struct RunLog: Codable, Sendable {
    package struct NotebookEntry: Codable, Sendable {
        package let file: String
        package let title: String
        package let report: String
        package let parameters: [String: String]
        package let cells: [CellEntry]
        package let expectations: [ExpectationEntry]
        package let warnings: [WarningEntry]
    }

    /// Something in a report that is not as its author meant it.
    package struct WarningEntry: Codable, Sendable {
        package let line: Int
        package let column: Int
        package let text: String
    }

    package struct CellEntry: Codable, Sendable {
        package let name: String
        package let kind: String
        package let line: Int
        /// "trained", "from the store", "skipped", "failed", "cancelled", or "shown" for a cell that computes nothing.
        package let state: String
        package let reason: String?
        /// Digests of its units.
        package let units: [String]
        /// Means over seeds; of a cell with several results each under `[PART].METRIC`.
        package let metrics: [String: Double]
    }

    package struct ExpectationEntry: Codable, Sendable {
        package let text: String
        package let line: Int
        /// "held", "missed" or "undecided"; "unjudged" in a quick run.
        package let verdict: String
        package let reason: String?
        /// Means over seeds.
        package let left: Double?
        package let right: Double?
        package let difference: Double?
    }

    package struct UnitEntry: Codable, Sendable {
        package let digest: String
        package let title: String
        package let cells: [String]
        package let state: String
        package let reason: String?
        /// The components of the key by name; the configuration among them is JSON text.
        package let key: [String: String]
        package let configuration: Value?
        /// The digest of the data set.
        package let data: String
        package let seed: Int?
        package let metrics: [String: Double]
        /// Of computing, whenever that was.
        package let seconds: Double?
        package let finished: String?
    }

    package let command: String
    package let machine: String
    package let engine: String
    package let isInterrupted: Bool
    package var seconds = 0.0
    package private(set) var notebooks: [NotebookEntry] = []
    package private(set) var units: [UnitEntry] = []

    init(command: String, machine: String, engine: String, isInterrupted: Bool) {
        self.command = command
        self.machine = machine
        self.engine = engine
        self.isInterrupted = isInterrupted
    }

    package var hasFailures: Bool {
        notebooks.contains { $0.cells.contains { ["failed", "skipped", "cancelled"].contains($0.state) } }
    }
    package var missedExpectations: [ExpectationEntry] {
        notebooks.flatMap(\.expectations).filter { $0.verdict != "held" && $0.verdict != "unjudged" }
    }

    /// The process's exit code: 0 ok, 1 a cell failed, 3 an expectation missed, 130 interrupted.
    package var exitCode: Int32 {
        if isInterrupted { return 130 }
        if hasFailures { return 1 }
        return missedExpectations.isEmpty ? 0 : 3
    }

    package func json() -> String { JSON.text(self, isIndented: true) + "\n" }

    mutating func add(_ study: Study, _ results: StudyResults, _ document: ReportDocument, report: String) {
        let cells = study.plan.cells.map { cell -> CellEntry in
            let status = results.status(of: cell.name)
            let conditions = results.conditions(of: cell.name)
            return CellEntry(
                name: cell.name, kind: cell.kind.name, line: cell.range.start.line, state: status.name,
                reason: status.problem,
                units: CellView.unique(conditions.flatMap(\.units)), metrics: results.means(of: cell))
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
        for digest in CellView.unique(all.map(\.digest)) {
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
                    digest: digest, title: unit.title, cells: CellView.unique(same.flatMap(\.cells)), state: state,
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
