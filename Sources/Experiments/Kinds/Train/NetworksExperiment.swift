import Foundations
import Runner
import Tensors
import ZeroShot

/// The networks of one training run: an artefact that figures, strategies and exports read, so that none of them trains
/// again.
///
/// It holds the run's own result too, so that a run whose networks are wanted is computed once.
package struct NetworksExperiment: Experiment {
    package static let kind = "networks"

    /// How the networks are trained.
    package var training: TrainingConfiguration

    /// The networks of a training run.
    package init(_ training: TrainingConfiguration) { self.training = training }

    package var estimatedCost: Double { TrainingExperiment(training).estimatedCost }

    package func inputs(on dataset: DataSelection) -> [ExperimentInput] {
        TrainingExperiment(training).inputs(on: dataset)
    }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        TrainingExperiment(training).validate(in: workspace)
    }

    package func validate(in context: ExperimentContext) throws -> [SettingProblem] {
        try TrainingExperiment(training).validate(in: context)
    }

    package func compute(in context: ExperimentContext) throws -> NetworksOutcome {
        let result = try Training.completed(training, in: context)
        return NetworksOutcome(
            training: TrainingOutcome(result, of: context.data.problem), networks: result.networks)
    }

    /// The networks of the unit that an experiment reads, ready to be asked.
    ///
    /// - Parameters:
    ///   - problem: what they were trained on; that of the experiment's own data when nil.
    ///   - dataset: where that is found; the experiment's own when nil.
    func model(
        in context: ExperimentContext, on problem: Problem? = nil, of dataset: DataSelection? = nil
    ) throws -> TrainedModel {
        guard let stored = try context.input(self, on: dataset) else {
            preconditionFailure("networks are read that are no input")
        }
        return try TrainedModel(
            stored.networks, on: problem ?? context.data.problem, workers: Workers(count: context.workers),
            generators: context.workspace.generators)
    }
}

extension NetworksExperiment {
    /// The networks before the first step, of an experiment that reads what this one reads. Only the teacher is trained.
    func initialModel(in context: ExperimentContext) throws -> TrainedModel {
        let workers = Workers(count: context.workers)
        let start = try Training(
            problem: context.data.problem,
            validation: training.selection == .validation ? context.data.validation : nil, configuration: training,
            seed: UInt64(context.seed), workers: workers, generators: context.workspace.generators,
            teacher: TeacherExperiment(of: training).ifNeeded(by: training, in: context))
        return try TrainedModel(
            start.initialNetworks(), on: context.data.problem, workers: workers,
            generators: context.workspace.generators)
    }
}

/// The networks whose classifier a run reports, and the result of the run.
package struct NetworksOutcome: ExperimentResult {
    /// What the run itself comes to.
    package let training: TrainingOutcome
    /// The trained networks.
    package let networks: TrainedNetworks

    private static let name = "networks"

    init(training: TrainingOutcome, networks: TrainedNetworks) {
        self.training = training
        self.networks = networks
    }

    package init(_ record: Record) throws(ResultDamage) {
        training = try TrainingOutcome(record)
        let reader = ResultReader(record)
        guard let header = try? JSON.value(TrainedNetworks.Header.self, from: try reader.text(Self.name)) else {
            throw ResultDamage("it does not say what its networks belong to")
        }
        var arrays: [String: Matrix] = [:]
        let prefix = Self.name + "."
        for (name, array) in record.arrays where name.hasPrefix(prefix) {
            guard array.shape.count == 2 else { throw ResultDamage("'\(name)' has the shape \(array.shape)") }
            arrays[String(name.dropFirst(prefix.count))] = Matrix(
                rows: array.shape[0], columns: array.shape[1], values: array.values)
        }
        networks = TrainedNetworks(header: header, arrays: arrays)
    }

    package var record: Record {
        var record = training.record
        record.texts[Self.name] = JSON.text(networks.header)
        for (name, matrix) in networks.arrays { record.arrays["\(Self.name).\(name)"] = StoredArray(matrix) }
        return record
    }

    package func measured(part: String?) -> [String: Double] { training.measured(part: part) }
}
