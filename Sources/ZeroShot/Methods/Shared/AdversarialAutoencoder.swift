import Tensors

/// What f-VAEGAN-D2, TF-VAEGAN and FREE have in common: a variational autoencoder whose decoder is the generator of a Wasserstein GAN.
///
/// Source: Xian, Sharma, Schiele, Akata, "f-VAEGAN-D2: a feature generating framework for any-shot learning", CVPR 2019, equations 1 to 3.
final class AdversarialAutoencoder {
    let encoder: VariationalEncoder
    let generator: ConditionalGenerator
    let critic: ConditionalCritic
    let code: Int
    private let configuration: GeneratorConfiguration
    private var critics: [CriticLosses] = []
    private var penalties: Float = 0

    init(_ context: GeneratorContext) {
        configuration = context.configuration
        code = context.noise
        encoder = VariationalEncoder(context)
        generator = ConditionalGenerator(context, activation: .sigmoid)
        critic = ConditionalCritic(context)
    }

    /// The encoder keeps Adam's usual β₁ in the published code.
    var groups: [ParameterGroup] {
        [
            ParameterGroup("encoder", encoder.parameters, beta1: configuration.variational.encoderBeta1),
            ParameterGroup("generator", generator.parameters),
        ]
    }

    func encoded(on step: TrainingStep) -> VariationalEncoder.Code {
        encoder.encode(
            step.real, classes: step.labels, noise: step.noise(rows: step.real.rows, columns: code), on: step.tape)
    }

    /// What the step's adversarial part generates from: the code of the real rows, or plain noise.
    func latent(_ encoded: VariationalEncoder.Code?, on step: TrainingStep) -> Variable {
        guard configuration.variational.encodedNoise else { return step.noise(rows: step.real.rows, columns: code) }
        return (encoded ?? self.encoded(on: step)).sample
    }

    /// The critic's objective, on rows that `generate` makes from a latent code.
    func recordCritic(on step: TrainingStep, generate: (Variable) -> Variable) {
        critics.append(
            critic.objective(
                fake: generate(latent(nil, on: step)), on: step, weight: configuration.variational.adversarialWeight))
    }

    /// VAE loss + γ·(−mean D). Returns the rows that the critic judged.
    func recordGenerator(on step: TrainingStep, generate: (Variable) -> Variable) -> Variable {
        let settings = configuration.variational
        let code = encoded(on: step)
        let rebuilt = generate(code.sample)
        _ = step.tape.reconstruction(
            "reconstruction", rebuilt, target: step.real, error: settings.reconstruction, weight: 1)
        _ = step.tape.gaussianDivergence(
            "divergence", mean: code.mean, logVariance: code.logVariance, weight: settings.divergenceWeight)
        let fake = settings.encodedNoise ? rebuilt : generate(latent(nil, on: step))
        critic.verdict(on: fake, step: step, weight: settings.adversarialWeight)
        return fake
    }

    /// The penalty's weight λ follows the penalty: ×1.1 while its mean over an iteration's critic steps is above 1.05, ÷1.1 while below 1.001.
    ///
    /// Source: the code published with TF-VAEGAN (github akshitac8/tfvaegan). λ stands in the weights of the losses, where a checkpoint finds it.
    func adaptPenalty(critic index: Int, repetition: Int) {
        penalties = repetition == 0 ? critics[index].penalty.value : penalties + critics[index].penalty.value
        guard repetition == configuration.criticSteps - 1 else { return }
        let mean = penalties / Float(configuration.criticSteps)
        let factor: Float = mean > 1.05 ? 1.1 : mean < 1.001 ? 1 / 1.1 : 1
        for losses in critics { losses.penalty.weight *= factor }
    }
}
