import Tensors

/// CE-GZSL: a feature generator with a contrastive embedding, in which the final classifier works.
///
/// The critic step trains the embedding on real rows by an instance-wise and a class-wise contrastive loss; the
/// generator step asks the same of generated rows, so that they fall in with real ones of their class.
/// Source: Han, Fu, Chen, Yang, "Contrastive embedding for generalized zero-shot learning", CVPR 2021, equations 4 to
/// 8.
public final class CEGZSL: GenerativeMethod {
    private let settings: CEGZSLSettings
    private let noise: Int
    private let generator: ConditionalGenerator
    private let critic: ConditionalCritic
    private let embedding: ContrastiveEmbedding
    private let seenEmbeddings: Matrix

    public init(_ settings: CEGZSLSettings, in context: GeneratorContext) {
        self.settings = settings
        noise = context.noise(settings.network)
        generator = ConditionalGenerator(context, settings.network, activation: .relu)
        critic = ConditionalCritic(context, settings.network, settings.critic)
        let (settings, stream, problem) = (settings.contrastive, context.stream, context.problem)
        embedding = ContrastiveEmbedding(
            embedder: Linear(name: "E.fc1", inputs: problem.features, outputs: settings.embedding, stream: stream),
            projection: Linear(name: "E.fc2", inputs: settings.embedding, outputs: settings.projection, stream: stream),
            comparator: [
                Linear(
                    name: "F.fc1", inputs: settings.embedding + problem.classEmbeddings.columns,
                    outputs: settings.comparator, stream: stream),
                Linear(name: "F.fc2", inputs: settings.comparator, outputs: 1, stream: stream),
            ], configuration: settings)
        seenEmbeddings = problem.classEmbeddings.gathered(problem.seenClasses)
    }

    public var optimiser: OptimiserSettings { settings.optimiser }

    public var phases: [TrainingPhase] {
        [
            TrainingPhase(
                name: "critic", repeats: settings.critic.steps,
                parameters: critic.parameters + embedding.parameters, drawsBatch: true),
            TrainingPhase(name: "generator", repeats: 1, parameters: generator.parameters, drawsBatch: false),
        ]
    }

    public func record(phase index: Int, on step: TrainingStep) {
        let (tape, settings) = (step.tape, settings.contrastive)
        let fake = generate(classes: step.labels, on: step)
        let real = embedding.embedding(of: step.real, on: tape)
        if index == 0 {
            _ = critic.objective(fake: fake, on: step)
            _ = embedding.instanceLoss(
                embedding.projection(of: real, on: tape), labels: step.labels, weight: settings.criticInstanceWeight,
                on: tape)
            _ = embedding.classLoss(
                real, labels: step.seenLabels, classes: seenEmbeddings, weight: settings.criticClassWeight, on: tape)
        } else {
            critic.verdict(on: fake, step: step)
            let made = embedding.embedding(of: fake, on: tape)
            // Real rows are company for generated ones here: no gradient reaches them, as the embedding is not updated.
            let both = tape.stacked([
                embedding.projection(of: made, on: tape), embedding.projection(of: real, on: tape),
            ])
            _ = embedding.instanceLoss(
                both, labels: tape.stacked([step.labels, step.labels]), weight: settings.instanceWeight, on: tape)
            _ = embedding.classLoss(
                made, labels: step.seenLabels, classes: seenEmbeddings, weight: settings.classWeight, on: tape)
        }
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        generator.features(step.noise(rows: classes.count, columns: noise), classes: classes, on: step.tape)
    }

    public var representationColumns: Int? { settings.contrastive.embedding }

    /// h
    public func representation(of features: Variable, on tape: Tape) -> Variable {
        embedding.embedding(of: features, on: tape)
    }
}
