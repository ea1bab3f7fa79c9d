import Runner
import ZeroShot

/// A training run whose classifier is calibrated: a constant γ is taken off its scores of seen classes, chosen on
/// validation classes in a rehearsal.
///
/// What classifies is what classifies in the run itself, the student or the softmax. Source: Chao, Changpinyo, Gong,
/// Sha, "An empirical study and analysis of generalized zero-shot learning for object recognition in the wild", ECCV
/// 2016, equation 2.
package struct CalibratedExperiment: Experiment {
    package static let kind = "calibrated"

    /// The run.
    package var networks: NetworksExperiment

    /// A training run, calibrated.
    package init(_ training: TrainingConfiguration) { networks = NetworksExperiment(training) }

    /// How the networks are trained.
    package var training: TrainingConfiguration { networks.training }
    private var rehearsal: Rehearsal { Rehearsal(training: training) }

    package var estimatedCost: Double { training.selection == .last ? 1 : 1 + networks.estimatedCost }

    package func inputs(on dataset: DataSelection) -> [ExperimentInput] {
        [ExperimentInput(networks, on: dataset)] + rehearsal.inputs(on: dataset)
    }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        networks.validate(in: workspace)
            + (training.selection == .testBest
                ? [
                    SettingProblem(
                        "selection", "the networks of the best epoch on the test rows are not kept to be calibrated",
                        hint: "use 'last' or 'validation'")
                ] : [])
    }

    package func validate(in context: ExperimentContext) throws -> [SettingProblem] {
        try networks.validate(in: context) + rehearsal.validate(in: context)
    }

    package func compute(in context: ExperimentContext) throws -> TrainingOutcome {
        guard let run = try context.input(networks), let validation = context.data.validation else {
            preconditionFailure("a run is calibrated that is no input, or has no validation classes")
        }
        let problem = context.data.problem
        let made = try networks.model(in: context)
        let rehearsed = try rehearsal.model(of: made, in: context)
        let stacking = CalibratedStacking(choosingFor: rehearsed.scores(), on: validation)
        let outcome = run.training.calibrated(
            Classification(stacking.apply(to: made.scores(), of: problem), of: problem), gamma: stacking.gamma)
        guard outcome.classification.metrics.named.allSatisfy({ $0.value.isFinite }) else {
            throw TrainingFailure.diverged(nil)
        }
        return outcome
    }
}
