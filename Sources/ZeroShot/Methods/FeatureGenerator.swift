import Tensors

/// A generative method: it makes features from class embeddings and noise, and says how it is trained.
///
/// A method is trained in phases that alternate within an iteration (critic ×5, generator ×1, say). D³GZSL plugs into any method: in
/// every phase, unseen rows are generated and the student's losses recorded on the same tape, so that their gradient
/// reaches whatever that phase updates.
public protocol FeatureGenerator: AnyObject {
    init(_ context: GeneratorContext)

    /// In the order of one iteration.
    var phases: [TrainingPhase] { get }

    /// Records the method's own losses of phase `index`.
    func record(phase index: Int, on step: TrainingStep)

    /// Records the generation of one feature row for every entry of `classes`: [classes.count, x].
    func generate(classes: Indices, on step: TrainingStep) -> Variable

    /// Told after every update of phase `index`; `repetition` counts within the iteration. A method may change weights of its losses here.
    func updated(phase index: Int, repetition: Int)

    /// Columns of `representation(of:on:)`; nil where a feature row stands for itself.
    var representationColumns: Int? { get }

    /// What the softmax trained afterwards sees of feature rows, real and generated alike: [n, `representationColumns`].
    func representation(of features: Variable, on tape: Tape) -> Variable
}

extension FeatureGenerator {
    public func updated(phase index: Int, repetition: Int) {}
    public var representationColumns: Int? { nil }
    public func representation(of features: Variable, on tape: Tape) -> Variable { features }
}

/// What a phase updates, and how often it runs within an iteration.
public struct TrainingPhase {
    public let name: String
    public let repeats: Int
    public let groups: [ParameterGroup]
    /// Whether each repeat draws a new batch of real rows; otherwise it takes the one before.
    public let drawsBatch: Bool

    public var parameters: [Parameter] { groups.flatMap(\.parameters) }

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
    public let configuration: GeneratorConfiguration
    public let problem: Problem
    /// For initial weights.
    public let stream: RandomStream
    private let makeSeenClassifier: () -> Linear

    init(
        configuration: GeneratorConfiguration, problem: Problem, stream: RandomStream,
        seenClassifier: @escaping () -> Linear
    ) {
        self.configuration = configuration
        self.problem = problem
        self.stream = stream
        makeSeenClassifier = seenClassifier
    }

    /// A softmax over the seen classes, trained on real rows and then fixed: [S, x]. It is trained when first asked for.
    public var seenClassifier: Linear { makeSeenClassifier() }

    /// Columns of the noise, or of the latent code where there is one.
    public var noise: Int { configuration.noise > 0 ? configuration.noise : problem.classEmbeddings.columns }
}
