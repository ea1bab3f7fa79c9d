import Tensors

/// One training run: a generative method, with or without D³GZSL, from a seed to a result.
///
/// A run is a function of problem, configuration and seed. The same three give the same bits on the same kind of machine,
/// whatever the number of workers.
public struct Training {
    /// How far a run has come.
    public struct Progress: Sendable {
        public let fraction: Double
        /// "epoch 12/40"
        public let stage: String
        public let latest: Metrics?
    }

    public let problem: Problem
    /// The training rows alone, cut into pseudo-seen and pseudo-unseen classes; needed by `Selection.validation`.
    public let validation: Problem?
    public let configuration: TrainingConfiguration
    public let seed: UInt64
    private let workers: Workers
    private let generators: GeneratorRegistry

    public init(problem: Problem, validation: Problem? = nil, configuration: TrainingConfiguration, seed: UInt64, workers: Workers, generators: GeneratorRegistry = .standard) {
        precondition(configuration.selection != .validation || validation != nil, "selection by validation needs a validation problem")
        precondition(configuration.epochs > 0 && configuration.batch > 1, "\(configuration.epochs) epochs with a batch of \(configuration.batch)")
        self.problem = problem
        self.validation = validation
        self.configuration = configuration
        self.seed = seed
        self.workers = workers
        self.generators = generators
    }

    /// Trains to the end. Errors thrown by `report` (a cancellation, say) end the run and are passed on.
    public func run(report: (Progress) throws -> Void = { _ in }) throws -> TrainingResult {
        guard configuration.selection == .validation, let validation else {
            return try Session(problem: problem, configuration: configuration, seed: seed, workers: workers, generators: generators).run(report: report)
        }
        // The number of epochs comes from a run that has never met a test row, and is then used as it is.
        let rehearsal = try Session(problem: validation, configuration: configuration, seed: seed, workers: workers, generators: generators).run {
            try report(Progress(fraction: $0.fraction / 2, stage: "validation, " + $0.stage, latest: $0.latest))
        }
        var chosen = configuration
        chosen.epochs = rehearsal.selectedEpoch
        chosen.selection = .last
        return try Session(problem: problem, configuration: chosen, seed: seed, workers: workers, generators: generators).run {
            try report(Progress(fraction: 0.5 + $0.fraction / 2, stage: $0.stage, latest: $0.latest))
        }
    }
}
