import Tensors

/// One training run: a generative method, with or without D³GZSL, from a seed to a result.
///
/// A run is a function of problem, configuration and seed. The same three give the same bits on the same kind of
/// machine, whatever the number of workers.
public struct Training {
    /// How far a run has come.
    public struct Progress: Sendable {
        /// Of the whole run, from 0 to 1.
        public let fraction: Double
        /// "epoch 12/40"
        public let stage: String
        /// The metrics of the last epoch that was evaluated.
        public let latest: Metrics?
    }

    /// What is learnt.
    public let problem: Problem
    /// The training rows alone, cut into pseudo-seen and pseudo-unseen classes; needed by `Selection.validation`.
    public let validation: Problem?
    /// How it is learnt.
    public let configuration: TrainingConfiguration
    /// What every random number is drawn from.
    public let seed: UInt64
    private let teacher: Teacher?
    private let workers: Workers

    /// - Parameters:
    ///   - teacher: one that was trained already, as `Teacher.trained` trains it on this problem with these settings
    ///     and this seed: the run ends with the same bits as one that trains its own. It is not changed. nil to train
    ///     one where a loss needs it.
    public init(
        problem: Problem, validation: Problem? = nil, configuration: TrainingConfiguration, seed: UInt64,
        workers: Workers, teacher: Teacher? = nil
    ) {
        precondition(
            configuration.selection != .validation || validation != nil,
            "selection by validation needs a validation problem")
        SettingProblem.trap(on: configuration.validate(for: problem))
        self.problem = problem
        self.validation = validation
        self.configuration = configuration
        self.seed = seed
        self.teacher = teacher
        self.workers = workers
    }

    /// Trains to the end, from the last checkpoint if there is one. Errors thrown by `report` (a cancellation, say) end
    /// the run and are passed on.
    ///
    /// A run that was cut off and resumed ends with the same bits as one that was not.
    ///
    /// - Parameters:
    ///   - checkpoints: where the run is kept on its way; nil for nowhere.
    ///   - report: told how far the run has come.
    ///   - observe: lent the networks before the first step of the run that is reported (not of one that is resumed)
    ///     and after the last. Those of the best epoch, which `Selection.testBest` reports, are in the result alone.
    /// - Throws: what `report` and `observe` throw, and `EnvironmentError` where a checkpoint cannot be written.
    public func run(
        checkpoints: Checkpoints? = nil, report: (Progress) throws -> Void = { _ in },
        observe: ((TrainedModel.Moment, TrainedModel) throws -> Void)? = nil
    ) throws -> TrainingResult {
        precondition(
            observe == nil || configuration.selection != .testBest,
            "the networks of the best epoch are to be found in the result")
        guard configuration.selection == .validation, let validation else {
            return try stage("training", problem, configuration, checkpoints, observe, report: report)
        }
        // The number of epochs comes from a run that has never met a test row, and is then used as it is.
        let rehearsal = try stage(Self.rehearsal, validation, configuration, checkpoints, nil) {
            try report(Progress(fraction: $0.fraction / 2, stage: "validation, " + $0.stage, latest: $0.latest))
        }
        let chosen = configuration.chosen(epochs: rehearsal.selectedEpoch)
        return try stage("training", problem, chosen, checkpoints, observe) {
            try report(Progress(fraction: 0.5 + $0.fraction / 2, stage: $0.stage, latest: $0.latest))
        }
    }

    private static let rehearsal = "validation"

    private func stage(
        _ name: String, _ problem: Problem, _ configuration: TrainingConfiguration, _ checkpoints: Checkpoints?,
        _ observe: ((TrainedModel.Moment, TrainedModel) throws -> Void)?, report: (Progress) throws -> Void
    ) throws -> TrainingResult {
        let identity = Checkpoint.Identity(
            engine: Engine.version, configuration: configuration, seed: seed, problem: problem.digest)
        let complain = { (reason: String) in
            try report(
                Progress(fraction: 0, stage: "starting afresh: the checkpoint cannot be used, \(reason)", latest: nil))
        }
        var resumed: TrainingLoop?
        if let checkpoint = try checkpoints?.latest(name, of: identity, complain: complain) {
            resumed = try self.resumed(from: checkpoint, problem, configuration, complain: complain)
        }
        let loop =
            resumed
            ?? TrainingLoop(
                RecordedRun(networks(for: problem, configuration, isRehearsal: name == Self.rehearsal)))
        if resumed == nil { try observe?(.start, TrainedModel(loop.run.networks, epoch: 0)) }
        var last = ContinuousClock.now
        let result = try loop.finish(report: report) { run, advance in
            try checkpoints?.keep(name, of: identity, epochs: configuration.epochs, epoch: advance.epoch, since: &last)
            { run.checkpoint(advance, identity) }
        }
        try observe?(.end, TrainedModel(loop.run.networks, epoch: configuration.epochs))
        return result
    }

    private func resumed(
        from checkpoint: Checkpoint, _ problem: Problem, _ configuration: TrainingConfiguration,
        complain: (String) throws -> Void
    ) throws -> TrainingLoop? {
        do throws(NetworkMismatch) {
            let networks = try RunNetworks(
                restoring: checkpoint.arrays, problem: problem, configuration: configuration, seed: seed,
                workers: workers)
            return try TrainingLoop(RecordedRun(networks), resuming: checkpoint)
        } catch {
            try complain(error.description)
            return nil
        }
    }

    /// The networks before the first step of the run: initial weights, the teacher trained.
    public func initialNetworks() -> TrainedNetworks {
        TrainedNetworks(networks(for: problem, configuration, isRehearsal: false), epoch: 0)
    }

    private func networks(
        for problem: Problem, _ configuration: TrainingConfiguration, isRehearsal: Bool
    ) -> RunNetworks {
        // A rehearsal knows fewer classes: its teacher is another.
        RunNetworks(
            problem: problem, configuration: configuration, seed: seed, workers: workers,
            teacher: isRehearsal ? nil : teacher)
    }
}
