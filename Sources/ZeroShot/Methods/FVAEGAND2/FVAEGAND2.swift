import Tensors

/// f-VAEGAN-D2 in its inductive form: a variational autoencoder and a Wasserstein GAN that share the decoder.
///
/// Source: Xian, Sharma, Schiele, Akata, "f-VAEGAN-D2: a feature generating framework for any-shot learning", CVPR
/// 2019. The second critic D₂ needs unlabelled unseen rows (the transductive setting) and is not there.
public final class FVAEGAND2: GenerativeMethod {
    private let settings: FVAEGAND2Settings
    private let core: AdversarialAutoencoder

    public init(_ settings: FVAEGAND2Settings, in context: GeneratorContext) {
        self.settings = settings
        core = AdversarialAutoencoder(context, settings.core)
    }

    public var optimiser: OptimiserSettings { settings.core.optimiser }

    public var phases: [TrainingPhase] {
        [
            TrainingPhase(
                name: "critic", repeats: settings.core.critic.steps, parameters: core.critic.parameters,
                drawsBatch: true
            ),
            TrainingPhase(name: "generator", repeats: 1, groups: core.groups, drawsBatch: false),
        ]
    }

    public func record(phase index: Int, on step: TrainingStep) {
        let generate = { [core] (latent: Variable) in
            core.generator.features(latent, classes: step.labels, on: step.tape)
        }
        if index == 0 {
            core.recordCritic(on: step, generate: generate)
        } else {
            _ = core.recordGenerator(on: step, generate: generate)
        }
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        core.generator.features(step.noise(rows: classes.count, columns: core.code), classes: classes, on: step.tape)
    }
}
