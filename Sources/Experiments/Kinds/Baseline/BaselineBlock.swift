import Foundations
import Notebook
import Report
import ZeroShot

/// ```` ```d3gzsl baseline NAME ````: a method that classifies without generated rows, its
/// hyper-parameters chosen on validation classes.
package struct BaselineBlock: ComputingBlock, ReportedBlock {
    package static let kindName = "baseline"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        let standard = BaselineExperiment(method: "")
        return BlockKind(
            name: kindName, summary: "Fits a method that classifies without generated rows.",
            options: [
                Option(
                    "method", .choice(workspace.baselines.names), isRequired: true,
                    summary: "The method: "
                        + workspace.baselines.elements.map { "\($0.name) (\($0.title))" }.joined(separator: ", ") + "."
                ),
                Option(
                    "criterion", .choice(BaselineChoice.Criterion.allCases.map(\.rawValue)),
                    defaultValue: .string(standard.criterion.rawValue),
                    summary:
                        "What hyper-parameters are chosen by on validation classes: area under the seen–unseen curve, "
                        + "accuracy among unseen classes, or H."
                ),
                Option(
                    "calibrated", .boolean, defaultValue: .boolean(standard.isCalibrated),
                    summary:
                        "Whether a constant γ, chosen on validation classes, is taken off the scores of seen classes."),
            ] + DataOptions.schema, metrics: (Metric.accuracies + Metric.chosen).map(\.name) + ["seconds"],
            isNameRequired: true)
    }

    /// What the author wrote.
    package let cell: Cell
    package let conditions: [Condition]
    private let baseline: any Baseline
    private let settings: BaselineExperiment

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        var settings = BaselineExperiment(method: cell.string("method") ?? "")
        if let criterion = cell.string("criterion").flatMap(BaselineChoice.Criterion.init) {
            settings.criterion = criterion
        }
        if let isCalibrated = cell.boolean("calibrated") { settings.isCalibrated = isCalibrated }
        self.settings = settings
        guard let baseline = workspace.baselines[settings.method] else {
            preconditionFailure("no baseline '\(settings.method)' passes the checks")
        }
        self.baseline = baseline
        let data = DataOptions(cell, in: workspace, problems: &problems)
        conditions = data.selections.map { [settings] in
            Condition(
                label: cell.name, dataset: $0, seeds: data.seeds, experiment: settings,
                protocolText: "hyper-parameters \(settings.isCalibrated ? "and γ " : "")chosen on validation classes")
        }
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        let data = conditions.map(\.dataset.name).joined(separator: ", ")
        let chosen = view.results.conditions(of: cell.name).flatMap {
            $0.results(BaselineOutcome.self).map(\.result.chosen)
        }.unique
        let summary =
            "\(baseline.title)\(settings.isCalibrated ? ", calibrated," : "") on \(data): "
            + "\(view.status.summary)\(chosen.isEmpty ? "" : "; chosen: \(chosen.joined(separator: " or "))")"
        return view.notices.map(ReportBlock.notice) + [.configuration(view.configuration(summary: summary))]
    }
}
