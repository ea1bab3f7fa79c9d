import Tensors

/// f-CLSWGAN: a conditional Wasserstein GAN over features, with a classification loss on what it generates.
///
/// G(w, a) = ReLU(W₂·LReLU(W₁[w; a])), D(x, a) = W₂·LReLU(W₁[x; a]); five critic steps to one generator step.
/// Source: Xian, Lorenz, Schiele, Akata, "Feature generating networks for zero-shot learning", CVPR 2018, equations 2
/// to 4.
public final class FCLSWGAN: GenerativeMethod {
    private let settings: FCLSWGANSettings
    private let noise: Int
    private let generator: ConditionalGenerator
    private let critic: ConditionalCritic
    private let seenClassifier: Linear?

    public init(_ settings: FCLSWGANSettings, in context: GeneratorContext) {
        self.settings = settings
        noise = context.noise(settings.network)
        seenClassifier = settings.classificationWeight != 0 ? context.seenClassifier(settings.seenClassifier) : nil
        generator = ConditionalGenerator(context, settings.network, activation: .relu)
        critic = ConditionalCritic(context, settings.network, settings.critic)
    }

    public var optimiser: OptimiserSettings { settings.optimiser }

    public var phases: [TrainingPhase] {
        [
            TrainingPhase(
                name: "critic", repeats: settings.critic.steps, parameters: critic.parameters, drawsBatch: true),
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
                    weight: settings.classificationWeight)
            }
        }
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        generator.features(step.noise(rows: classes.count, columns: noise), classes: classes, on: step.tape)
    }
}
