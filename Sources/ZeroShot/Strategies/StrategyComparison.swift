import Tensors

/// Every strategy on the networks of one training run.
///
/// Thresholds and constants are chosen in a second run of the same configuration, seed and number of epochs on a
/// problem made of training rows alone, with a teacher, a generator and experts of its own; they are then used as they
/// are, a threshold in standard units of either teacher's training rows. What the test rows would choose is computed
/// beside it, under its name.
public struct StrategyComparison {
    /// Everything that decides the outcome, but data and seed.
    public struct Configuration: Codable, Hashable, Sendable {
        /// How the networks are trained.
        public var training: TrainingConfiguration
        /// Names of `ScoreRegistry`: the gates of `Strategy.twoStage`.
        public var scores: [String]

        /// A comparison under `training`, with a history point at its end alone.
        public init(training: TrainingConfiguration, scores: [String] = ["msp"]) {
            self.training = training
            // How often a run is looked at on the way changes none of its networks, unless their epoch is chosen by it.
            if training.selection == .last { self.training.historyEvery = training.epochs }
            self.scores = scores
        }

        /// What hinders strategies from being compared, the training's own settings apart. Options are named as
        /// notebooks name them.
        public func validate(scores known: ScoreRegistry = .standard) -> [SettingProblem] {
            var problems: [SettingProblem] = []
            problems.require(
                training.selection != .testBest, "selection",
                "the networks of the best epoch on the test rows are not kept, and strategies need them",
                hint: "use 'last' or 'validation'")
            problems.require(!scores.isEmpty, "score", "no score is named")
            for name in scores {
                guard let score = known[name] else {
                    problems.append(
                        SettingProblem(
                            "score", "no score is called '\(name)'",
                            hint: "there are \(known.names.joined(separator: ", "))"))
                    continue
                }
                problems += score.validate(width: training.student.embedding).map { $0.within(name) }
            }
            return problems + training.teacher.validate() + training.student.validate()
        }

        /// What hinders strategies from being compared on these problems, `validate()` included.
        public func validate(for problem: Problem, validation: Problem) -> [SettingProblem] {
            validate() + [problem, validation].flatMap { DetectionCurve.validate(for: $0) }
        }
    }

    private let problem: Problem
    private let validation: Problem
    private let configuration: Configuration
    private let seed: UInt64
    private let workers: Workers
    private let scores: [any OODScore]

    /// Traps where `configuration.validate(for:validation:)` has something to say.
    ///
    /// - Parameter validation: the training rows alone, cut into pseudo-seen and pseudo-unseen classes.
    public init(
        problem: Problem, validation: Problem, configuration: Configuration, seed: UInt64, workers: Workers
    ) {
        SettingProblem.trap(on: configuration.validate(for: problem, validation: validation))
        self.problem = problem
        self.validation = validation
        self.configuration = configuration
        self.seed = seed
        self.workers = workers
        scores = configuration.scores.compactMap { ScoreRegistry.standard[$0] }
    }

    /// Results of all strategies, by rule and score where those count; end to end only where a student is trained.
    ///
    /// - Throws: what `report` throws.
    public func run(report: (Training.Progress) throws -> Void = { _ in }) throws -> [StrategyResult] {
        let made = try model(configuration.training, on: problem) {
            try report(.init(fraction: $0.fraction / 2, stage: $0.stage, latest: $0.latest))
        }
        let rehearsed = try model(made.configuration.rehearsal, on: validation) {
            try report(.init(fraction: 0.5 + $0.fraction / 2, stage: "validation, " + $0.stage, latest: nil))
        }
        return results(of: made, rehearsed: rehearsed)
    }

    /// The same results from networks that have been trained before.
    ///
    /// - Parameters:
    ///   - made: trained on the problem with the configuration and the seed.
    ///   - rehearsed: trained on the validation problem with `rehearsal` of the other's configuration, and the same
    ///     seed.
    public func results(of made: TrainedModel, rehearsed: TrainedModel) -> [StrategyResult] {
        precondition(
            made.problem.digest == problem.digest && rehearsed.problem.digest == validation.digest,
            "networks of '\(made.problem.name)' and '\(rehearsed.problem.name)' where '\(problem.name)' and "
                + "'\(validation.name)' are compared")
        return results(classifiers(made), classifiers(rehearsed))
    }

    // MARK: What a run leaves

    private struct Classifiers {
        let stages: TwoStage
        /// In the order of the configuration's scores.
        let gates: [GateScores]
        let softmax: Scores
        let student: Scores?
    }

    private func model(
        _ training: TrainingConfiguration, on problem: Problem, report: (Training.Progress) throws -> Void
    ) throws -> TrainedModel {
        let run = Training(
            problem: problem, validation: validation, configuration: training, seed: seed, workers: workers)
        let networks = try run.run(report: report).networks
        do throws(NetworkMismatch) {
            return try TrainedModel(networks, on: problem, workers: workers)
        } catch { preconditionFailure("a run's own networks do not fit it: \(error)") }
    }

    private func classifiers(_ model: TrainedModel) -> Classifiers {
        let configuration = model.configuration
        let teacher =
            model.teacher
            ?? .trained(
                on: model.problem, embedding: configuration.student.embedding, configuration.teacher, seed: seed,
                workers: workers)
        return Classifiers(
            stages: model.twoStage(), gates: teacher.gates(scores, for: model.problem, workers: workers),
            softmax: model.softmaxScores(), student: model.studentScores())
    }

    // MARK: Results

    private func results(_ made: Classifiers, _ rehearsed: Classifiers) -> [StrategyResult] {
        var results: [StrategyResult] = []
        for (index, score) in configuration.scores.enumerated() {
            let (gate, trial) = (made.gates[index], rehearsed.gates[index])
            let curve = ThresholdCurve(made.stages, gate)
            for rule in ThresholdRule.allCases {
                let threshold =
                    switch rule {
                    case .validation: ThresholdCurve(rehearsed.stages, trial).best.threshold
                    case .tpr95: trial.threshold95
                    case .testBest: curve.best.threshold
                    }
                results.append(
                    StrategyResult(
                        strategy: .twoStage, score: score, rule: rule,
                        shares: ErrorShares(
                            gate.isValid && trial.isValid
                                ? made.stages.predictions(gate, threshold: threshold) : nil, of: problem),
                        conventional: made.stages.conventional, gamma: threshold, curve: curve))
            }
        }
        results.append(
            StrategyResult(
                strategy: .idealTwoStage, shares: ErrorShares(made.stages.idealPredictions, of: problem),
                conventional: made.stages.conventional))
        func add(_ strategy: Strategy, _ scores: Scores, rule: ThresholdRule? = nil, gamma: Double? = nil) {
            let metrics = scores.metrics
            results.append(
                StrategyResult(
                    strategy: strategy, rule: rule, shares: ErrorShares(scores.predictions, of: problem),
                    conventional: metrics.conventional, curveArea: metrics.curveArea, gamma: gamma))
        }
        for (rule, trial, trialProblem) in [
            (ThresholdRule.validation, rehearsed.softmax, validation), (.testBest, made.softmax, problem),
        ] {
            let stacking = CalibratedStacking(choosingFor: trial, on: trialProblem)
            add(.calibratedStacking, stacking.apply(to: made.softmax, of: problem), rule: rule, gamma: stacking.gamma)
        }
        add(.softmax, made.softmax)
        if let student = made.student { add(.endToEnd, student) }
        return results
    }
}
