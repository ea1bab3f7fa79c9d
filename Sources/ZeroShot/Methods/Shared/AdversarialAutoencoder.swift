import Tensors

/// What f-VAEGAN-D2, TF-VAEGAN and FREE have in common: a variational autoencoder whose decoder is the generator of a
/// Wasserstein GAN.
///
/// Source: Xian, Sharma, Schiele, Akata, "f-VAEGAN-D2: a feature generating framework for any-shot learning", CVPR
/// 2019, equations 1 to 3.
final class AdversarialAutoencoder {
    let encoder: VariationalEncoder
    let generator: ConditionalGenerator
    let critic: ConditionalCritic
    let code: Int
    private let settings: AdversarialAutoencoderSettings
    private let control: PenaltyControl
    private var critics: [CriticLosses] = []
    private var penalties: Float = 0

    init(_ context: GeneratorContext, _ settings: AdversarialAutoencoderSettings, _ control: PenaltyControl = .init()) {
        self.settings = settings
        self.control = control
        code = context.noise(settings.network)
        encoder = VariationalEncoder(context, settings.network)
        generator = ConditionalGenerator(context, settings.network, activation: .sigmoid)
        critic = ConditionalCritic(context, settings.network, settings.critic)
    }

    /// The encoder keeps Adam's usual β₁ in the published code.
    /// Numbers in its networks.
    static func parameterCount(_ settings: AdversarialAutoencoderSettings, for problem: Problem) -> Double {
        VariationalEncoder.parameterCount(settings.network, for: problem)
            + ConditionalGenerator.parameterCount(settings.network, for: problem)
            + ConditionalCritic.parameterCount(settings.network, for: problem)
    }

    var groups: [ParameterGroup] {
        [
            ParameterGroup("encoder", encoder.parameters, beta1: settings.variational.encoderBeta1),
            ParameterGroup("generator", generator.parameters),
        ]
    }

    func encoded(on step: TrainingStep) -> VariationalEncoder.Code {
        encoder.encode(
            step.real, classes: step.labels, noise: step.noise(rows: step.real.rows, columns: code), on: step.tape)
    }

    /// What the step's adversarial part generates from: the code of the real rows, or plain noise.
    func latent(_ encoded: VariationalEncoder.Code?, on step: TrainingStep) -> Variable {
        guard settings.variational.encodedNoise else { return step.noise(rows: step.real.rows, columns: code) }
        return (encoded ?? self.encoded(on: step)).sample
    }

    /// The critic's objective, on rows that `generate` makes from a latent code.
    func recordCritic(on step: TrainingStep, generate: (Variable) -> Variable) {
        critics.append(
            critic.objective(
                fake: generate(latent(nil, on: step)), on: step, weight: settings.variational.adversarialWeight))
    }

    /// VAE loss + γ·(−mean D). Returns the rows that the critic judged.
    func recordGenerator(on step: TrainingStep, generate: (Variable) -> Variable) -> Variable {
        let settings = settings.variational
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

    /// The penalty's weight λ follows the penalty's mean over an iteration's critic steps, as `PenaltyControl` says.
    ///
    /// Source: the code published with TF-VAEGAN (github akshitac8/tfvaegan). λ stands in the weights of the losses,
    /// where a checkpoint finds it.
    func adaptPenalty(critic index: Int, repetition: Int) {
        penalties = repetition == 0 ? critics[index].penalty.value : penalties + critics[index].penalty.value
        guard repetition == settings.critic.steps - 1 else { return }
        let mean = penalties / Float(settings.critic.steps)
        let factor = mean > control.upper ? control.factor : mean < control.lower ? 1 / control.factor : 1
        for losses in critics { losses.penalty.weight *= factor }
    }
}
