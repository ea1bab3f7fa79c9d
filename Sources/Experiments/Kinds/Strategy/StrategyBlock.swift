import Foundations
import Notebook
import Report
import ZeroShot

/// ```` ```d3gzsl strategy NAME ````: what different ways to classify make of one run's networks.
package struct StrategyBlock: ComputingBlock, ReportedBlock {
    private static let metrics = Metric.accuracies + Metric.losses + Metric.chosen + [Metric.named("seconds")]

    package static let kindName = "strategy"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        BlockKind(
            name: kindName,
            summary:
                "Classifies with a run's networks in several ways: a gate and two experts, a softmax with and without "
                + "calibration, the student.",
            options: [
                BaseRun.of("The run whose generator, teacher and student are used."),
                Option(
                    "strategies", .list(of: .choice(Strategy.allCases.map(\.rawValue))),
                    summary: "The ways to classify; all that the run allows when not given."),
                Option(
                    "score", .oneOrMany(of: .choice(ScoreRegistry.standard.names)),
                    defaultValue: .string(DistillationConfiguration.standardScore),
                    summary: "The teacher's score at the gate of 'ts'; of several, each is a result."),
                Option(
                    "threshold", .oneOrMany(of: .choice(ThresholdRule.allCases.map(\.rawValue))),
                    defaultValue: .string(ThresholdRule.validation.rawValue),
                    summary:
                        "How the gate's threshold and the calibration are chosen; of several rules, each is a result, "
                        + "and 'test-best' flatters."
                ),
            ] + BaseRun.changes, metrics: metrics.map(\.name), isNameRequired: true)
    }

    /// What the author wrote.
    package let cell: Cell
    package let conditions: [Condition]

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        let base = BaseRun(of: cell, in: plan, workspace, problems: &problems)
        let name = cell.string("of") ?? ""
        let before = problems.count
        let configurations = base.data.selections.map { base.configuration(on: $0) }
        if configurations.contains(where: { $0.selection == .testBest }) {
            problems.append(
                .error(
                    "best-epoch", "'\(name)' reports the best epoch on the test rows, and its networks are not kept",
                    at: cell.range(of: "of"),
                    hint: "give a run with 'selection: last' or 'selection: validation'"))
        }
        let trainsStudent = configurations.contains { $0.trainsStudent }
        let strategies =
            cell.strings("strategies")?.compactMap(Strategy.init)
            ?? Strategy.allCases.filter { $0 != .endToEnd || trainsStudent }
        if strategies.contains(.endToEnd), !trainsStudent {
            problems.append(
                .error(
                    "no-student", "'\(name)' trains no student, so nothing is end to end",
                    at: cell.range(of: "strategies"), hint: "name a run with 'distill', or leave out 'end-to-end'"))
        }
        let scores = cell.strings("score") ?? [DistillationConfiguration.standardScore]
        let rules = cell.strings("threshold")?.compactMap(ThresholdRule.init) ?? [.validation]
        for (option, values) in [
            ("strategies", strategies.map(\.rawValue)), ("score", scores), ("threshold", rules.map(\.rawValue)),
        ] {
            if values.isEmpty {
                problems.append(
                    .error(
                        "empty-list", "'\(option)' names nothing", at: cell.range(of: option),
                        hint: "leave it out for the usual"))
            }
        }
        guard problems.count == before else {
            conditions = []
            return
        }
        let choices = StrategyChoice.all(strategies, scores: scores, rules: rules)
        conditions = zip(base.data.selections, configurations).flatMap { dataset, training in
            let experiment = StrategiesExperiment(training, scores: scores)
            return choices.map { choice in
                Condition(
                    label: choice.label(among: choices), dataset: dataset, seeds: base.data.seeds,
                    experiment: experiment, protocolText: choice.protocolText(training.selection),
                    leakage: choice.leakage, part: choice.part, partName: choice.name(among: choices))
            }
        }
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        view.notices.map(ReportBlock.notice) + [
            .configuration(
                view.configuration(
                    summary: "Strategies on the networks of \(cell.string("of") ?? ""): \(view.status.summary)"))
        ]
    }
}
