import Foundations
import Runner
import Tensors
import ZeroShot

/// One training run of a generative method, with or without D³GZSL.
package struct TrainingExperiment: Experiment {
    package static let kind = "training"

    /// How the networks are trained.
    package var training: TrainingConfiguration

    /// A training run.
    package init(_ training: TrainingConfiguration) { self.training = training }

    package init(from decoder: any Decoder) throws { training = try TrainingConfiguration(from: decoder) }
    package func encode(to encoder: any Encoder) throws { try training.encode(to: encoder) }

    package var estimatedCost: Double {
        let generator = training.generator
        let steps =
            Double(training.epochs) * Double(training.iterationsPerEpoch > 0 ? training.iterationsPerEpoch : 30)
        let widths = Double(
            (generator.count("hidden") ?? 256) + (training.trainsStudent ? training.student.embedding : 0))
        return steps * Double((generator.count("criticSteps") ?? 0) + 1) * Double(training.batch) * widths / 1e6
    }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        training.validate()
    }

    package func validate(in context: ExperimentContext) throws -> [SettingProblem] {
        guard training.selection != .validation || context.data.validation != nil else {
            throw TrainingFailure.noValidationClasses(context.data.dataset.name)
        }
        let problem = context.data.problem
        return context.workspace.memoryProblems(atLeast: training.leastBytes(on: problem), lower: "hidden")
            + training.validate(for: problem)
            + (training.selection == .validation
                ? context.data.validation.map { training.validate(for: $0) } ?? [] : [])
    }

    package func inputs(on dataset: DataSelection) -> [ExperimentInput] {
        training.distillation.needsTeacher ? [ExperimentInput(TeacherExperiment(of: training), on: dataset)] : []
    }

    package func shortcuts(on dataset: DataSelection) -> [ExperimentInput] {
        // Networks of the best epoch on the test rows are not kept.
        training.selection == .testBest ? [] : [ExperimentInput(NetworksExperiment(training), on: dataset)]
    }

    package func compute(in context: ExperimentContext) throws -> TrainingOutcome {
        if training.selection != .testBest, let stored = try context.input(NetworksExperiment(training)) {
            return stored.training
        }
        return TrainingOutcome(try Training.completed(training, in: context), of: context.data.problem)
    }
}

extension Condition {
    /// What is trained; nil where the condition is no training run.
    var training: TrainingConfiguration? {
        (experiment as? TrainingExperiment)?.training ?? (experiment as? CalibratedExperiment)?.training
    }

    /// Training runs of one configuration.
    static func training(
        _ configuration: TrainingConfiguration, label: String, dataset: DataSelection, seeds: [Int],
        isCalibrated: Bool, coordinates: [Coordinate] = []
    ) -> Condition {
        let experiment: any Experiment =
            isCalibrated ? CalibratedExperiment(configuration) : TrainingExperiment(configuration)
        return Condition(
            label: label, dataset: dataset, seeds: seeds, experiment: experiment,
            protocolText: configuration.protocolText + (isCalibrated ? ", γ chosen on validation classes" : ""),
            leakage: configuration.selection == .testBest ? "its epoch was chosen by H on the test rows" : nil,
            coordinates: coordinates)
    }
}

/// Why a training run has no result.
enum TrainingFailure: Error, CustomStringConvertible {
    case noValidationClasses(String)
    /// With the epoch in which a loss was no number any more, where that is known.
    case diverged(Int?)

    var description: String {
        switch self {
        case .noValidationClasses(let name):
            "choosing on validation classes needs seen classes to hold out, and \(name) has too few"
        case .diverged(let epoch):
            "training diverged" + (epoch.map { ": a loss stopped being a number by epoch \($0)" } ?? "")
                + "; lower 'learningRate' or the loss weights"
        }
    }
}

extension Training {
    /// Trains as a unit of work, with progress for people.
    ///
    /// - Throws: `TrainingFailure` where there is no result, and what ends the unit early.
    static func completed(
        _ configuration: TrainingConfiguration, in context: ExperimentContext
    ) throws -> TrainingResult {
        let (data, unit) = (context.data, context.unit)
        let training = Training(
            problem: data.problem, validation: configuration.selection == .validation ? data.validation : nil,
            configuration: configuration, seed: UInt64(context.seed), workers: Workers(count: unit.workers),
            teacher: try TeacherExperiment(of: configuration).ifNeeded(by: configuration, in: context))
        let report = { (progress: Training.Progress) in
            try unit.checkCancellation()
            let latest = progress.latest.map { " · H \(NumberText.print.fixed($0.harmonicMean, decimals: 1))" } ?? ""
            unit.progress(progress.fraction, progress.stage + latest)
        }
        // A run of minutes loses nothing by a checkpoint, and an interrupted one of hours is not begun again.
        let result = try training.run(
            checkpoints: unit.workFolder().map { Checkpoints(folder: $0, interval: 20, isEssential: false) },
            report: report)
        guard result.metrics.named.allSatisfy({ $0.value.isFinite }),
            result.history.allSatisfy({ $0.losses.values.allSatisfy(\.isFinite) })
        else {
            throw TrainingFailure.diverged(result.history.first { !$0.losses.values.allSatisfy(\.isFinite) }?.epoch)
        }
        return result
    }
}
