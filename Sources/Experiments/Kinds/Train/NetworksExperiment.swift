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
        return try stored.model(
            of: training, on: problem ?? context.data.problem, workers: Workers(count: context.workers))
    }
}

extension NetworksExperiment {
    /// The networks before the first step, of an experiment that reads what this one reads. Only the teacher is
    /// trained.
    func initialModel(in context: ExperimentContext) throws -> TrainedModel {
        let workers = Workers(count: context.workers)
        let start = try Training(
            problem: context.data.problem,
            validation: training.selection == .validation ? context.data.validation : nil, configuration: training,
            seed: UInt64(context.seed), workers: workers,
            teacher: TeacherExperiment(of: training).ifNeeded(by: training, in: context))
        return try TrainedModel(
            start.initialNetworks(), on: context.data.problem, workers: workers)
    }
}

/// The networks whose classifier a run reports, and the result of the run.
package struct NetworksOutcome: ExperimentResult {
    /// What the run itself comes to.
    package let training: TrainingOutcome
    /// Every parameter of the trained networks by part and name.
    package let arrays: [String: Matrix]
    private let origin: Origin

    /// What the networks belong to. Their configuration is that of the experiment.
    private struct Origin: Codable {
        let seed: UInt64
        let problem: String
        let epoch: Int
        let engine: String
    }

    private static let name = "networks"

    init(training: TrainingOutcome, networks: TrainedNetworks) {
        self.training = training
        arrays = networks.arrays
        let header = networks.header
        origin = Origin(seed: header.seed, problem: header.problem, epoch: header.epoch, engine: header.engine)
    }

    package init(_ record: Record) throws(ResultDamage) {
        training = try TrainingOutcome(record)
        let reader = ResultReader(record)
        guard let origin = try? JSON.value(Origin.self, from: try reader.text(Self.name)) else {
            throw ResultDamage("it does not say what its networks belong to")
        }
        self.origin = origin
        var arrays: [String: Matrix] = [:]
        let prefix = Self.name + "."
        for (name, array) in record.arrays where name.hasPrefix(prefix) {
            guard array.shape.count == 2 else { throw ResultDamage("'\(name)' has the shape \(array.shape)") }
            arrays[String(name.dropFirst(prefix.count))] = Matrix(
                rows: array.shape[0], columns: array.shape[1], values: array.values)
        }
        self.arrays = arrays
    }

    package var record: Record {
        var record = training.record
        record.texts[Self.name] = JSON.text(origin)
        for (name, matrix) in arrays { record.arrays["\(Self.name).\(name)"] = StoredArray(matrix) }
        return record
    }

    /// The networks, ready to be asked.
    ///
    /// - Parameters:
    ///   - configuration: what they were trained with.
    ///   - problem: what they were trained on.
    /// - Throws: where the networks belong to another problem, or an array is absent or of another shape.
    func model(
        of configuration: TrainingConfiguration, on problem: Problem, workers: Workers
    ) throws(NetworkMismatch) -> TrainedModel {
        let header = TrainedNetworks.Header(
            configuration: configuration.chosen(epochs: training.selectedEpoch), seed: origin.seed,
            problem: origin.problem, epoch: origin.epoch, engine: origin.engine)
        return try TrainedModel(TrainedNetworks(header: header, arrays: arrays), on: problem, workers: workers)
    }

    package func measured(part: String?) -> [String: Double] { training.measured(part: part) }
}
