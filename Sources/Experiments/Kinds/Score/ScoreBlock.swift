import Foundations
import Notebook
import Report
import ZeroShot

/// ```` ```d3gzsl score NAME ````: how well the teacher's scores tell seen from unseen test rows.
package struct ScoreBlock: ComputingBlock, ReportedBlock {
    package static let kindName = "score"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        BlockKind(
            name: kindName,
            summary: "Trains a run's teacher alone and asks each of its scores to tell seen from unseen test rows.",
            options: [
                BaseRun.of("The run whose teacher is trained; nothing else of the run counts but its data and seeds."),
                Option(
                    "scores", .oneOrMany(of: .choice(ScoreRegistry.standard.names)),
                    defaultValue: .list(ScoreRegistry.standard.names.map { .string($0) }),
                    summary: "The scores, each a result."),
            ] + BaseRun.changes,
            metrics: (Metric.detection + [Metric.named("teacher"), Metric.named("seconds")]).map(\.name),
            isNameRequired: true)
    }

    /// What the author wrote.
    package let cell: Cell
    package let conditions: [Condition]

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        let base = BaseRun(of: cell, in: plan, workspace, problems: &problems)
        let scores = cell.strings("scores") ?? ScoreRegistry.standard.names
        if scores.isEmpty {
            problems.append(
                .error(
                    "empty-list", "'scores' names nothing", at: cell.range(of: "scores"),
                    hint: "leave it out for all of them"))
        }
        conditions = base.data.selections.flatMap { selection in
            let configuration = base.configuration(on: selection)
            let detection = DetectionExperiment(TeacherExperiment(of: configuration))
            return scores.unique.map {
                Condition(
                    label: $0, dataset: selection, seeds: base.data.seeds, experiment: detection,
                    protocolText: "teacher alone, nothing is chosen", part: $0,
                    measure: "Seen against unseen test rows, every row counting alike")
            }
        }
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        view.notices.map(ReportBlock.notice) + [
            .configuration(
                view.configuration(
                    summary: "Scores of the teacher of \(cell.string("of") ?? ""): \(view.status.summary)"))
        ]
    }
}
