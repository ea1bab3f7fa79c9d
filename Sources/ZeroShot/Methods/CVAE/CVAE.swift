import Tensors

/// A conditional variational autoencoder over features: an encoder q(z | x, a) and a decoder that is the generator,
/// G(z, a).
///
/// Source: Mishra, Reddy, Mittal, Murthy, "A generative model for zero shot learning using conditional variational
/// autoencoders", CVPR workshops 2018.
/// They reconstruct by the squared error; the binary cross-entropy that the VAE parts of f-VAEGAN-D2 and its successors
/// use is there too.
public final class CVAE: GenerativeMethod {
    private let settings: CVAESettings
    private let code: Int
    private let encoder: VariationalEncoder
    private let generator: ConditionalGenerator

    public init(_ settings: CVAESettings, in context: GeneratorContext) {
        self.settings = settings
        code = context.noise(settings.network)
        encoder = VariationalEncoder(context, settings.network)
        generator = ConditionalGenerator(context, settings.network, activation: .sigmoid)
    }

    public var optimiser: OptimiserSettings { settings.optimiser }

    public var phases: [TrainingPhase] {
        [
            TrainingPhase(
                name: "autoencoder", repeats: 1, parameters: encoder.parameters + generator.parameters, drawsBatch: true
            )
        ]
    }

    public func record(phase index: Int, on step: TrainingStep) {
        let tape = step.tape
        let code = encoder.encode(
            step.real, classes: step.labels, noise: step.noise(rows: step.real.rows, columns: code), on: tape)
        let rebuilt = generator.features(code.sample, classes: step.labels, on: tape)
        _ = tape.reconstruction("reconstruction", rebuilt, target: step.real, error: settings.reconstruction, weight: 1)
        _ = tape.gaussianDivergence(
            "divergence", mean: code.mean, logVariance: code.logVariance, weight: settings.divergenceWeight)
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        generator.features(step.noise(rows: classes.count, columns: code), classes: classes, on: step.tape)
    }
}
