import Tensors

/// f-CLSWGAN: a conditional Wasserstein GAN over features, with a classification loss on what it generates.
///
/// G(w, a) = ReLU(W₂·LReLU(W₁[w; a])), D(x, a) = W₂·LReLU(W₁[x; a]); five critic steps to one generator step.
/// Source: Xian, Lorenz, Schiele, Akata, "Feature generating networks for zero-shot learning", CVPR 2018, equations 2 to 4.
public final class FCLSWGAN: FeatureGenerator {
    private let configuration: GeneratorConfiguration
    private let noise: Int
    private let generator: ConditionalGenerator
    private let critic: ConditionalCritic
    private let seenClassifier: Linear?

    public init(_ context: GeneratorContext) {
        configuration = context.configuration
        noise = context.noise
        seenClassifier =
            configuration.classificationWeight != 0
            ? context.seenClassifier(epochs: 30, batch: 128, learningRate: 1e-3) : nil
        generator = ConditionalGenerator(context, activation: .relu)
        critic = ConditionalCritic(context)
    }

    public var phases: [TrainingPhase] {
        [
            TrainingPhase(
                name: "critic", repeats: configuration.criticSteps, parameters: critic.parameters, drawsBatch: true),
            TrainingPhase(name: "generator", repeats: 1, parameters: generator.parameters, drawsBatch: false),
        ]
    }

    public var fixedParameters: [Parameter] { seenClassifier?.parameters ?? [] }

    public func record(phase index: Int, on step: TrainingStep) {
        let fake = generate(classes: step.labels, on: step)
        if index == 0 {
            _ = critic.objective(fake: fake, on: step)
        } else {
            critic.verdict(on: fake, step: step)
            if let seenClassifier {
                _ = step.tape.crossEntropy(
                    "classification", step.tape.linear(fake, seenClassifier), labels: step.seenLabels,
                    weight: configuration.classificationWeight)
            }
        }
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        generator.features(step.noise(rows: classes.count, columns: noise), classes: classes, on: step.tape)
    }
}
