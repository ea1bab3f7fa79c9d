import Runner
import Tensors
import ZeroShot

/// A training run on training rows alone, in which thresholds and constants for the test rows are chosen: the same
/// configuration, seed and number of epochs as the run that they are for.
struct Rehearsal {
    /// Of the run that it is for.
    let training: TrainingConfiguration

    /// As an artefact; nil where it cannot be named beforehand: the number of its epochs is known only when the other
    /// run has ended, or the data are training rows alone already.
    private func networks(on dataset: DataSelection) -> NetworksExperiment? {
        guard training.selection == .last, dataset.part == .test else { return nil }
        var rehearsal = training
        // How often it is looked at on the way changes none of its networks.
        rehearsal.historyEvery = rehearsal.epochs
        return NetworksExperiment(rehearsal)
    }

    func inputs(on dataset: DataSelection) -> [ExperimentInput] {
        networks(on: dataset).map { [ExperimentInput($0, on: dataset.validation)] } ?? []
    }

    /// What hinders it, beside what hinders the run itself.
    func validate(in context: ExperimentContext) throws -> [SettingProblem] {
        guard let validation = context.data.validation else {
            throw TrainingFailure.noValidationClasses(context.data.dataset.name)
        }
        return training.validate(for: validation)
    }

    /// Its networks, from the store, or trained here.
    ///
    /// - Parameter made: what the run that it is for ended with.
    func model(of made: TrainedModel, in context: ExperimentContext) throws -> TrainedModel {
        let data = context.data
        guard let validation = data.validation else { throw TrainingFailure.noValidationClasses(data.dataset.name) }
        if let networks = networks(on: context.dataset) {
            return try networks.model(in: context, on: validation, of: context.dataset.validation)
        }
        let workers = Workers(count: context.workers)
        let run = Training(
            problem: validation, configuration: made.configuration.rehearsal, seed: UInt64(context.seed),
            workers: workers)
        let result = try run.run { progress in
            try context.unit.checkCancellation()
            context.unit.progress(0.9 * progress.fraction, "validation, " + progress.stage)
        }
        return try TrainedModel(result.networks, on: validation, workers: workers)
    }
}
