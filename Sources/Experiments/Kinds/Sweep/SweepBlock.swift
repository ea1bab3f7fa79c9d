import Foundations
import Notebook
import Report
import ZeroShot

/// ```` ```d3gzsl sweep NAME ````: a training run again and again, with every combination of some options' values.
package struct SweepBlock: ComputingBlock, ReportedBlock {
    private static let largestGrid = 200

    package static let kindName = "sweep"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        BlockKind(
            name: kindName, summary: "Trains once for every combination of some options' values.",
            options: [
                BaseRun.of("The run whose options are varied."),
                Option(
                    "over",
                    .object(
                        (TrainingOptions.axes(workspace) + [DataOptions.seenClasses]).map {
                            Option($0.name, .list(of: $0.type), summary: $0.summary)
                        }), isRequired: true, summary: "Options, each with the list of its values."),
            ] + BaseRun.changes, metrics: Metric.all.map(\.name), isNameRequired: true)
    }

    /// What the author wrote.
    package let cell: Cell
    package let conditions: [Condition]

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        let base = BaseRun(of: cell, in: plan, workspace, problems: &problems)
        var points: [[Coordinate]] = [[]]
        for axis in cell.map("over") ?? ValueMap() {
            let values = axis.value.list ?? []
            if values.isEmpty {
                problems.append(
                    .error("empty-axis", "'\(axis.key)' has no values to go over", at: cell.range(of: "over")))
            }
            points = points.flatMap { point in values.map { point + [Coordinate(option: axis.key, value: $0)] } }
        }
        guard points.count <= Self.largestGrid else {
            problems.append(
                .error(
                    "large-grid", "the grid has \(points.count) points, more than \(Self.largestGrid)",
                    at: cell.range(of: "over")))
            conditions = []
            return
        }
        var conditions: [Condition] = []
        var configurations: [TrainingConfiguration] = []
        for point in points where !point.isEmpty {
            let variant = base.cell.replacing(point.map { ($0.option, $0.value) })
            for dataset in DataOptions.selections(variant) {
                let configuration = TrainingOptions.configuration(
                    variant, on: dataset, in: workspace, problems: &problems)
                configurations.append(configuration)
                conditions.append(
                    .training(
                        configuration, label: point.map(\.text).joined(separator: ", "), dataset: dataset,
                        seeds: base.data.seeds, isCalibrated: TrainingOptions.isCalibrated(variant),
                        coordinates: point))
            }
        }
        self.conditions = conditions
        let settings = TrainingSettings(workspace)
        for axis in cell.map("over") ?? ValueMap() {
            guard let reason = settings.reason(axis.key, isUnreadBy: configurations) else { continue }
            problems.append(TrainingSettings.error(axis.key, reason.why, reason.hint, cell.range(of: "over")))
        }
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        view.notices.map(ReportBlock.notice) + [
            .configuration(
                view.configuration(
                    summary: "\(conditions.count) variants of \(cell.string("of") ?? ""): \(view.status.summary)"))
        ]
    }
}
