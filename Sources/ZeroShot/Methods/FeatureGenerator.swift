import Tensors

/// A generative method: it makes features from class embeddings and noise, and says how it is trained.
///
/// A method is trained in phases that alternate within an iteration (critic ×5, generator ×1, say). D³GZSL plugs into
/// any method: in every phase, unseen rows are generated and the student's losses recorded on the same tape, so that
/// their gradient reaches whatever that phase updates.
public protocol FeatureGenerator: AnyObject {
    /// In the order of one iteration.
    var phases: [TrainingPhase] { get }

    /// What parameters are updated with whose group says nothing else.
    var optimiser: OptimiserSettings { get }

    /// Records the method's own losses of phase `index`.
    func record(phase index: Int, on step: TrainingStep)

    /// Records the generation of one feature row for every entry of `classes`: [classes.count, x].
    func generate(classes: Indices, on step: TrainingStep) -> Variable

    /// Told after every update of phase `index`; `repetition` counts within the iteration. A method may change weights
    /// of its losses here.
    func updated(phase index: Int, repetition: Int)

    /// Parameters that were trained before the first step and stay as they are: they are kept with the others.
    var fixedParameters: [Parameter] { get }

    /// Columns of `representation(of:on:)`; nil where a feature row stands for itself.
    var representationColumns: Int? { get }

    /// What the softmax trained afterwards sees of feature rows, real and generated alike: [n,
    /// `representationColumns`].
    func representation(of features: Variable, on tape: Tape) -> Variable
}

extension FeatureGenerator {
    public var optimiser: OptimiserSettings { OptimiserSettings() }
    public func updated(phase index: Int, repetition: Int) {}
    public var fixedParameters: [Parameter] { [] }
    public var representationColumns: Int? { nil }
    public func representation(of features: Variable, on tape: Tape) -> Variable { features }
}

/// What a phase updates, and how often it runs within an iteration.
public struct TrainingPhase {
    /// What its losses are grouped under.
    public let name: String
    /// How often it runs in an iteration.
    public let repeats: Int
    /// What it updates.
    public let groups: [ParameterGroup]
    /// Whether each repeat draws a new batch of real rows; otherwise it takes the one before.
    public let drawsBatch: Bool

    /// Of all groups.
    public var parameters: [Parameter] { groups.flatMap(\.parameters) }

    /// A phase of its parts.
    public init(name: String, repeats: Int, groups: [ParameterGroup], drawsBatch: Bool) {
        self.name = name
        self.repeats = repeats
        self.groups = groups
        self.drawsBatch = drawsBatch
    }

    /// A phase with one optimiser of its own.
    public init(name: String, repeats: Int, parameters: [Parameter], drawsBatch: Bool) {
        self.init(name: name, repeats: repeats, groups: [ParameterGroup(name, parameters)], drawsBatch: drawsBatch)
    }
}

/// What a method is built from.
public struct GeneratorContext {
    /// What it learns.
    public let problem: Problem
    /// For initial weights.
    public let stream: RandomStream
    /// Whether the weights are about to be replaced by those that a run has left: nothing needs training first.
    public let isRestored: Bool
    private let root: RandomStream
    private let workers: Workers

    init(problem: Problem, root: RandomStream, workers: Workers, isRestored: Bool) {
        self.problem = problem
        self.root = root
        stream = root["generator"]
        self.workers = workers
        self.isRestored = isRestored
    }

    /// A softmax over the seen classes, trained on real rows and then fixed: [S, x]. It belongs among the method's
    /// `fixedParameters`.
    public func seenClassifier(_ settings: SeenClassifierSettings) -> Linear {
        let layer = Linear(
            name: "seen", inputs: problem.features, outputs: problem.seenClasses.count, initialisation: .uniform,
            stream: root)
        if !isRestored {
            ClassifierTraining(
                epochs: settings.epochs, batch: settings.batch, learningRate: settings.learningRate
            )
            .train(
                layer.parameters, on: problem.training,
                labels: problem.trainingLabels.map { problem.seenPosition[$0] }, stream: root["seen classifier"],
                workers: workers
            ) { $0.linear($1, layer) }
        }
        return layer
    }

    /// Columns of the noise, or of the latent code where there is one: as many as a class embedding has where the
    /// settings leave it open.
    public func noise(_ settings: NetworkSettings) -> Int { settings.noise(for: problem) }
}
