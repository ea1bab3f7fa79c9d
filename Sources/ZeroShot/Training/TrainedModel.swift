import Tensors

/// The networks of a run in use: they generate, classify and embed.
///
/// Made from stored networks it stays as it is; lent to an observer of `Training.run`, it describes the run only while
/// the observer is being called.
public struct TrainedModel {
    /// When a model is looked at.
    public enum Moment: Hashable, Sendable {
        /// Initial weights; the teacher is trained already.
        case start
        /// After the last epoch: what `Selection.last` reports.
        case end
    }

    let networks: RunNetworks
    /// Epochs behind the networks.
    public let epoch: Int

    init(_ networks: RunNetworks, epoch: Int) {
        self.networks = networks
        self.epoch = epoch
    }

    /// Takes up networks that a run has left.
    ///
    /// - Parameters:
    ///   - stored: as `TrainingResult.networks` or `Training.initialNetworks()` gives them.
    ///   - problem: what they were trained on.
    /// - Throws: where the networks belong to another problem, or an array is absent or of another shape.
    public init(
        _ stored: TrainedNetworks, on problem: Problem, workers: Workers
    ) throws(NetworkMismatch) {
        guard stored.header.problem == problem.digest else {
            throw NetworkMismatch("the networks were trained on other data than '\(problem.name)'")
        }
        try self.init(
            restoring: stored.arrays, problem: problem, configuration: stored.header.configuration,
            seed: stored.header.seed, epoch: stored.header.epoch, workers: workers)
    }

    /// Takes up networks from their arrays alone.
    ///
    /// - Parameters:
    ///   - arrays: as `arrays` of a model, or of `TrainingResult.networks`, gives them; others beside them do no harm.
    ///   - problem: what they were trained on.
    ///   - configuration: what they were trained with.
    ///   - seed: of the run that trained them.
    ///   - epoch: epochs behind them; nil for all of the configuration. It names random numbers of the final softmax.
    /// - Throws: where an array is absent or of another shape than the problem and the configuration ask for.
    public init(
        restoring arrays: [String: Matrix], problem: Problem, configuration: TrainingConfiguration, seed: UInt64,
        epoch: Int? = nil, workers: Workers
    ) throws(NetworkMismatch) {
        self.init(
            try RunNetworks(
                restoring: arrays, problem: problem, configuration: configuration, seed: seed, workers: workers),
            epoch: epoch ?? configuration.epochs)
    }

    /// What it was trained on.
    public var problem: Problem { networks.problem }
    /// How it was trained.
    public var configuration: TrainingConfiguration { networks.configuration }
    /// nil where none is trained.
    public var student: Student? { networks.student }
    /// nil where no loss needs one.
    public var teacher: Teacher? { networks.teacher }
    /// Who the work is shared out among.
    public var workers: Workers { networks.workers }
    /// The learned sigmoid of L_od; nil without that term.
    public var sigmoid: ConfidenceSigmoid? { networks.sigmoid }
    /// The score of the out-of-distribution module; nil for the largest probability, or where there is no such module.
    var scorer: (any OODScorer)? { networks.scorer }

    /// Features [classes.count, x] that the generator makes now, one row for every entry of `classes`.
    ///
    /// - Parameters:
    ///   - classes: the class of every row, over all classes.
    ///   - purpose: names the random numbers: the same purpose gives the same rows.
    public func features(of classes: [Int], for purpose: String) -> GeneratedFeatures {
        let stream = RandomStream(seed: networks.seed)["observed"][purpose]
        return GeneratedFeatures(features: networks.generate(classes: classes, stream: stream), labels: classes)
    }

    /// What the softmax trained afterwards sees of feature rows [n, x]: the rows themselves, unless the method says
    /// otherwise.
    public func represented(_ rows: Matrix) -> Matrix { networks.represented(rows) }

    /// What the run's own classifier says of the test rows: that which `TrainingResult.scores` holds for these
    /// networks.
    public func scores() -> Scores { networks.scores(epoch: epoch) }

    /// A copy of every parameter as it stands, by part and name: `generator.…`, `student.…`, `teacher.…`. Classifiers
    /// that the method has trained and fixed before the first step are among those of the generator.
    public var arrays: [String: Matrix] { networks.arrays() }

    /// The same, with what they belong to.
    public var snapshot: TrainedNetworks { TrainedNetworks(networks, epoch: epoch) }

    /// Every parameter of generator, student and teacher as it stands, by part and name: `generator.…`, `student.…`,
    /// `teacher.…`.
    public func networks(metadata: [String: String] = [:]) -> SafeTensors { snapshot.stored(metadata: metadata) }
}
