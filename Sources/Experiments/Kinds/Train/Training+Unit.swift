import Foundations
import Runner
import Tensors
import ZeroShot

extension Training {
    /// Trains as a unit of work, with progress for people.
    ///
    /// - Throws: `TrainingFailure` where there is no result, and what ends the unit early.
    static func completed(
        _ configuration: TrainingConfiguration, on data: LoadedDataset, seed: Int, in context: UnitContext,
        generators: GeneratorRegistry,
        observe: ((TrainedModel.Moment, TrainedModel) throws -> Void)? = nil
    ) throws -> TrainingResult {
        let needsValidation = configuration.selection == .validation
        guard !needsValidation || data.validation != nil else {
            throw TrainingFailure.noValidationClasses(data.dataset.name)
        }
        let training = Training(
            problem: data.problem, validation: needsValidation ? data.validation : nil, configuration: configuration,
            seed: UInt64(seed),
            workers: Workers(count: context.workers), generators: generators)
        let report = { (progress: Training.Progress) in
            try context.checkCancellation()
            let latest = progress.latest.map { " · H \(NumberText.print.fixed($0.harmonicMean, decimals: 1))" } ?? ""
            context.progress(progress.fraction, progress.stage + latest)
        }
        // A run of minutes loses nothing by a checkpoint, and an interrupted one of hours is not begun again. A run that is looked at
        // has to be seen from its start.
        let folder = observe == nil ? context.workFolder() : nil
        let result = try training.run(
            checkpoints: folder.map { Checkpoints(folder: $0, interval: 20, isEssential: false) }, report: report,
            observe: observe)
        guard result.metrics.named.allSatisfy({ $0.value.isFinite }),
            result.history.allSatisfy({ $0.losses.values.allSatisfy(\.isFinite) })
        else {
            throw TrainingFailure.diverged(result.history.first { !$0.losses.values.allSatisfy(\.isFinite) }?.epoch)
        }
        return result
    }
}
