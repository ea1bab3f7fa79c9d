import Runner
import Tensors
import ZeroShot

/// The networks of one training run: an artefact that figures, strategies and exports read, so that none of them trains again.
///
/// It holds the run's own result too, so that a run whose networks are wanted is computed once.
package struct NetworksExperiment: Experiment {
    package static let kind = "networks"

    package var training: TrainingConfiguration

    package init(_ training: TrainingConfiguration) { self.training = training }

    package var estimatedCost: Double { TrainingExperiment(training).estimatedCost }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        TrainingExperiment(training).validate(in: workspace)
    }

    package func compute(in context: ExperimentContext) throws -> NetworksOutcome {
        var sights: [TrainedModel.Moment: SafeTensors] = [:]
        let result = try Training.completed(training, in: context) { moment, model in
            sights[moment] = model.networks()
        }
        return NetworksOutcome(
            training: TrainingOutcome(result, of: context.data.problem),
            networks: sights.mapValues(NetworksOutcome.arrays))
    }

    /// The networks of the unit that an experiment on the same data reads, ready to be asked.
    func model(at moment: TrainedModel.Moment, in context: ExperimentContext) throws -> TrainedModel {
        guard let stored = try context.input(self) else { preconditionFailure("networks are read that are no input") }
        return try stored.model(
            at: moment, of: training, on: context.data.problem, seed: context.seed,
            workers: Workers(count: context.workers), in: context.workspace)
    }
}

/// Networks before the first step and after the last, and the result of the run between.
package struct NetworksOutcome: ExperimentResult, Hashable {
    package let training: TrainingOutcome
    /// Every parameter by part and name.
    package let networks: [TrainedModel.Moment: [String: StoredArray]]

    private static let names: [(moment: TrainedModel.Moment, name: String)] = [(.start, "start"), (.end, "end")]

    init(training: TrainingOutcome, networks: [TrainedModel.Moment: [String: StoredArray]]) {
        self.training = training
        self.networks = networks
    }

    package init(_ record: Record) throws(ResultDamage) {
        training = try TrainingOutcome(record)
        var networks: [TrainedModel.Moment: [String: StoredArray]] = [:]
        for (moment, name) in Self.names {
            let prefix = "networks.\(name)."
            let arrays = record.arrays.filter { $0.key.hasPrefix(prefix) }.map {
                (String($0.key.dropFirst(prefix.count)), $0.value)
            }
            guard arrays.allSatisfy({ $0.1.shape.count == 2 }) else {
                throw ResultDamage("the stored networks are no matrices")
            }
            networks[moment] = Dictionary(arrays, uniquingKeysWith: { $1 })
        }
        self.networks = networks
    }

    package var record: Record {
        var record = training.record
        for (moment, name) in Self.names {
            for (key, array) in networks[moment] ?? [:] { record.arrays["networks.\(name).\(key)"] = array }
        }
        return record
    }

    package func measured(part: String?) -> [String: Double] { training.measured(part: part) }

    /// The networks at a moment, ready to be asked.
    func model(
        at moment: TrainedModel.Moment, of training: TrainingConfiguration, on problem: Problem, seed: Int,
        workers: Workers, in workspace: Workspace
    ) throws -> TrainedModel {
        let arrays = (networks[moment] ?? [:]).mapValues {
            Matrix(rows: $0.shape[0], columns: $0.shape[1], values: $0.values)
        }
        let selected = self.training.selectedEpoch
        return try TrainedModel(
            restoring: arrays, problem: problem, configuration: training.chosen(epochs: selected), seed: UInt64(seed),
            epoch: moment == .start ? 0 : selected, workers: workers, generators: workspace.generators)
    }

    fileprivate static func arrays(_ stored: SafeTensors) -> [String: StoredArray] {
        Dictionary(
            stored.entries.keys.compactMap { name in stored.matrix(name).map { (name, StoredArray($0)) } },
            uniquingKeysWith: { $1 })
    }
}
