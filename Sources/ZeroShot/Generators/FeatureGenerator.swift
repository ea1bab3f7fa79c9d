import Tensors

/// A generative method: it makes features from class embeddings and noise, and says how it is trained.
///
/// A method is trained in phases that alternate within an iteration (critic ×5, generator ×1, say). D³GZSL plugs into any method: in
/// every phase that asks for it, unseen rows are generated and the student's losses recorded on the same tape, so that their gradient
/// reaches whatever that phase updates.
public protocol FeatureGenerator: AnyObject {
    init(_ context: GeneratorContext)

    /// In the order of one iteration.
    var phases: [TrainingPhase] { get }

    /// Records the method's own losses of phase `index`.
    func record(phase index: Int, on step: TrainingStep)

    /// Records the generation of one feature row for every entry of `classes`: [classes.count, x].
    func generate(classes: Indices, on step: TrainingStep) -> Variable
}

/// What a phase updates, and how often it runs within an iteration.
public struct TrainingPhase {
    public let name: String
    public let repeats: Int
    public let parameters: [Parameter]
    /// Whether each repeat draws a new batch of real rows; otherwise it takes the one before.
    public let drawsBatch: Bool

    public init(name: String, repeats: Int, parameters: [Parameter], drawsBatch: Bool) {
        self.name = name
        self.repeats = repeats
        self.parameters = parameters
        self.drawsBatch = drawsBatch
    }
}

/// What a method is built from.
public struct GeneratorContext {
    public let configuration: GeneratorConfiguration
    public let problem: Problem
    /// For initial weights.
    public let stream: RandomStream
    /// A softmax over the seen classes, trained on real rows and then fixed: [S, x].
    public let seenClassifier: Linear

    public var noise: Int { configuration.noise > 0 ? configuration.noise : problem.classEmbeddings.columns }
}

/// The methods there are. A new one is a new file and one line here.
public struct GeneratorRegistry: Sendable {
    public let makers: [String: @Sendable (GeneratorContext) -> any FeatureGenerator]

    public init(makers: [String: @Sendable (GeneratorContext) -> any FeatureGenerator]) { self.makers = makers }

    public static let standard = GeneratorRegistry(makers: [
        "f-clswgan": { FCLSWGAN($0) }
    ])

    public var names: [String] { makers.keys.sorted() }

    public func make(_ context: GeneratorContext) -> any FeatureGenerator {
        guard let make = makers[context.configuration.name] else {
            preconditionFailure("no generator '\(context.configuration.name)'; there are \(names.joined(separator: ", "))")
        }
        return make(context)
    }
}
