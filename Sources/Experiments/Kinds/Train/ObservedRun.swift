import Foundations
import Notebook
import Runner
import Tensors
import ZeroShot

/// One seed of a training run whose networks a figure looks at.
///
/// Networks are not kept in the store, so the run is made once more. It ends with the same numbers.
struct ObservedRun {
    /// What decides the outcome, as the key of the unit holds it.
    private struct Description<Settings: Encodable>: Encodable {
        let training: TrainingConfiguration
        let settings: Settings
    }

    let configuration: TrainingConfiguration
    private let name: String
    private let dataset: DataSelection
    private let seed: Int
    private let generators: GeneratorRegistry

    /// - Returns: nil where `problems` then says why the run cannot be looked at.
    init?(_ figure: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        // What is wrong with the run itself is said where it stands.
        var ownProblems: [Diagnostic] = []
        let run = BaseRun(of: figure, in: plan, workspace, problems: &ownProblems)
        name = run.cell.name
        seed = figure.integer("seed") ?? run.data.seeds[0]
        generators = workspace.generators
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

    /// The unit of work that trains and looks.
    ///
    /// - Parameters:
    ///   - settings: what besides the run decides what is seen.
    ///   - isPossible: whether there is anything to see in the data; without it nothing is trained, and the record is empty.
    ///   - look: called before the first step and after the last; it takes what is wanted out of the networks.
    ///   - record: makes the result of what was taken, at each moment where there was something.
    func condition<Sight>(
        _ kind: String, settings: some Encodable,
        isPossible: @escaping @Sendable (LoadedDataset) -> Bool = { _ in true },
        look: @escaping @Sendable (TrainedModel.Moment, TrainedModel, RandomStream) -> Sight?,
        record: @escaping @Sendable ([TrainedModel.Moment: Sight], RandomStream) -> Record
    ) -> Condition {
        let (configuration, generators) = (configuration, generators)
        let training = Condition.training(
            configuration, label: name, dataset: dataset, seeds: [seed], generators: generators)
        return Condition(
            label: "\(name), \(kind)", dataset: dataset, seeds: [seed], kind: kind,
            configuration: Description(training: configuration, settings: settings),
            estimatedCost: training.estimatedCost, protocolText: training.protocolText
        ) { data, seed, context in
            guard isPossible(data) else { return Record() }
            let stream = RandomStream(seed: UInt64(seed))["observation"][kind]
            var sights: [TrainedModel.Moment: Sight] = [:]
            _ = try Training.completed(configuration, on: data, seed: seed, in: context, generators: generators) {
                moment, model in
                sights[moment] = look(moment, model, stream)
            }
            return record(sights, stream)
        }
    }
}
