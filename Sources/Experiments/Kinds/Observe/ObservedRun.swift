import Foundations
import Notebook
import ZeroShot

/// One seed of a training run whose networks a figure looks at.
struct ObservedRun {
    let configuration: TrainingConfiguration
    private let name: String
    let dataset: DataSelection
    private let seed: Int

    /// - Returns: nil where `problems` then says why the run cannot be looked at.
    init?(_ figure: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        // What is wrong with the run itself is said where it stands.
        var ownProblems: [Diagnostic] = []
        let run = BaseRun(of: figure, in: plan, workspace, problems: &ownProblems)
        name = run.cell.name
        seed = figure.integer("seed") ?? run.data.seeds[0]
        guard run.data.selections.count == 1 else {
            problems.append(
                .error(
                    "several-datasets",
                    "'\(name)' runs on \(run.data.selections.count) data sets, and this figure shows one",
                    at: figure.range(of: "of"), hint: "name a run on one data set"))
            return nil
        }
        dataset = run.data.selections[0]
        configuration = run.configuration(on: dataset)
        guard configuration.selection != .testBest else {
            problems.append(
                .error(
                    "no-networks", "'\(name)' reports its best epoch on the test rows, whose networks are not kept",
                    at: figure.range(of: "of"), hint: "name a run with 'selection: last' or 'selection: validation'"))
            return nil
        }
    }

    /// The experiment on this run's seed.
    func condition(_ experiment: any Experiment) -> Condition {
        Condition(
            label: "\(name), \(type(of: experiment).kind)", dataset: dataset, seeds: [seed], experiment: experiment,
            protocolText: configuration.protocolText)
    }
}
