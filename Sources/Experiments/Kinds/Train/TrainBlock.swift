import Datasets
import Foundations
import Notebook
import Report
import ZeroShot

/// ```` ```d3gzsl train NAME ````: trains a generative method, with or without D³GZSL, with several seeds.
package struct TrainBlock: ComputingBlock, ReportedBlock {
    package static let kindName = "train"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        BlockKind(
            name: kindName, summary: "Trains a generative method, with or without D³GZSL.",
            options: DataOptions.schema + TrainingOptions.schema(workspace), metrics: Metric.all.map(\.name),
            isNameRequired: true)
    }

    /// What the author wrote.
    package let cell: Cell
    /// One for each data set: published settings differ between them.
    package let configurations: [TrainingConfiguration]
    package let conditions: [Condition]

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        let data = DataOptions(cell, in: workspace, problems: &problems)
        configurations = data.selections.map {
            TrainingOptions.configuration(cell, on: $0, in: workspace, problems: &problems)
        }
        problems += TrainingSettings(workspace).unread(cell, configurations)
        conditions = zip(data.selections, configurations).map {
            .training(
                $1, label: cell.name, dataset: $0, seeds: data.seeds, isCalibrated: TrainingOptions.isCalibrated(cell))
        }
    }

    package var usedOptions: ValueMap? {
        var used = TrainingOptions.used(configurations)
        let presets = conditions.map { TrainingOptions.preset(cell, on: $0.dataset).rawValue }.unique
        used["preset"] = .string(presets.joined(separator: " | "))
        if TrainingOptions.isCalibrated(cell) { used["calibrated"] = true }
        return used
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        view.notices.map(ReportBlock.notice) + [.configuration(view.configuration(summary: summary(view)))]
    }

    private func summary(_ view: CellView) -> String {
        let data = conditions.map(\.dataset.name).joined(separator: ", ")
        let seeds = conditions[0].seeds.count
        return
            "\(configurations[0].title) on \(data), \(seeds) \(seeds == 1 ? "seed" : "seeds"): \(view.status.summary)"
    }
}

extension TrainingConfiguration {
    /// "f-clswgan + cls, be, kl".
    var title: String {
        guard trainsStudent else { return generator.name }
        return generator.name + " + "
            + TrainingOptions.terms.filter { distillation[keyPath: $0.weight] != 0 }.map(\.name).joined(separator: ", ")
    }

    /// For the line under a table: who classifies, and how the epoch was selected.
    var protocolText: String {
        let judge =
            switch classifier.kind {
            case .student: "student"
            case .softmax: "softmax on real seen and generated unseen rows"
            }
        let rule =
            switch selection {
            case .last: "last epoch"
            case .validation: "number of epochs chosen on held-out seen classes"
            case .testBest: "best epoch on the test rows (flatters)"
            }
        return "\(judge), \(rule)"
    }
}
