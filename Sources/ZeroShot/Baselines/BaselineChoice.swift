import Tensors

/// Hyper-parameters chosen on validation classes, and how every candidate did there.
public struct BaselineChoice: Sendable {
    /// What makes one candidate better than another.
    public enum Criterion: String, Codable, Hashable, Sendable, CaseIterable {
        /// Area under the seen–unseen curve. It does not hang on how seen and unseen scores are calibrated, which most
        /// baselines leave open.
        case curveArea
        /// Accuracy among unseen classes alone.
        case conventional
        case harmonicMean

        func value(_ metrics: Metrics) -> Double {
            switch self {
            case .curveArea: metrics.curveArea
            case .conventional: metrics.conventional
            case .harmonicMean: metrics.harmonicMean
            }
        }
    }

    /// What one candidate came to on the validation problem.
    public struct Trial: Sendable {
        /// The candidate.
        public let baseline: any Baseline
        /// Its metrics on the validation problem.
        public let metrics: Metrics
    }

    /// In the order of the candidates.
    public let trials: [Trial]
    /// The first of the best; the first of all where none gives a number.
    public let best: any Baseline

    /// Fits every candidate of `baseline` on `validation`, a problem made of training rows alone
    /// (`Dataset.validationView`).
    ///
    /// Traps where `baseline.validate(for: validation)` has something to say.
    public init(
        of baseline: any Baseline, on validation: Problem, by criterion: Criterion = .curveArea, seed: UInt64 = 0,
        workers: Workers
    ) {
        let candidates: [any Baseline] = baseline.candidates
        precondition(!candidates.isEmpty, "\(baseline.name) has no candidates")
        SettingProblem.trap(on: candidates.flatMap { $0.validate(for: validation) })
        let statistics = BaselineStatistics(validation, workers: workers)
        trials = candidates.map {
            Trial(
                baseline: $0, metrics: $0.fit(statistics, seed: seed).scores(on: validation, workers: workers).metrics)
        }
        var best = trials[0]
        // Nothing is above what is not a number: the first candidate that gives one gives way to any that gives a
        // number.
        for trial in trials {
            let (value, bar) = (criterion.value(trial.metrics), criterion.value(best.metrics))
            if value > bar || (bar.isNaN && !value.isNaN) { best = trial }
        }
        self.best = best.baseline
    }
}
