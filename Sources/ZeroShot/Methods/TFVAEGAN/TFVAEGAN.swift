import Tensors

/// TF-VAEGAN: f-VAEGAN with a semantic decoder, whose opinion of a first draft is fed back into the generator, and
/// whose hidden layer and output the final classifier sees beside the features.
///
/// Published code goes over the data once without and once with feedback; here the two alternate from step to step, so
/// that an iteration holds both.
/// Source: Narayan, Gupta, Khan, Snoek, Shao, "Latent embedding feedback and discriminative features for zero-shot
/// classification", ECCV 2020; code: github akshitac8/tfvaegan.
public final class TFVAEGAN: GenerativeMethod {
    private let settings: TFVAEGANSettings
    private let core: AdversarialAutoencoder
    private let decoder: SemanticDecoder
    private let feedback: FeedbackModule
    private let target: Matrix

    public init(_ settings: TFVAEGANSettings, in context: GeneratorContext) {
        self.settings = settings
        core = AdversarialAutoencoder(context, settings.core, settings.penaltyControl)
        let (hidden, stream, problem) = (settings.core.network.hidden, context.stream, context.problem)
        decoder = SemanticDecoder(layers: [
            Linear(name: "Dec.fc1", inputs: problem.features, outputs: hidden, stream: stream),
            Linear(name: "Dec.fc2", inputs: hidden, outputs: problem.classEmbeddings.columns, stream: stream),
        ])
        feedback = FeedbackModule(layers: [
            Linear(name: "F.fc1", inputs: hidden, outputs: hidden, stream: stream),
            Linear(name: "F.fc2", inputs: hidden, outputs: hidden, stream: stream),
        ])
        target = problem.classEmbeddings.unitRows
    }

    public var optimiser: OptimiserSettings { settings.core.optimiser }

    public var phases: [TrainingPhase] {
        let settings = settings.feedback
        let decoding = ParameterGroup("decoder", decoder.parameters, learningRate: settings.decoderLearningRate)
        let judging = [ParameterGroup("critic", core.critic.parameters), decoding]
        let making = core.groups + (settings.freezesDecoder ? [] : [decoding])
        return [
            TrainingPhase(name: "critic", repeats: self.settings.core.critic.steps, groups: judging, drawsBatch: true),
            TrainingPhase(name: "generator", repeats: 1, groups: making, drawsBatch: false),
            TrainingPhase(
                name: "critic with feedback", repeats: self.settings.core.critic.steps, groups: judging,
                drawsBatch: true),
            TrainingPhase(
                name: "generator with feedback", repeats: 1,
                groups: making + [ParameterGroup("feedback", feedback.parameters, learningRate: settings.learningRate)],
                drawsBatch: false),
        ]
    }

    public func record(phase index: Int, on step: TrainingStep) {
        let settings = settings.feedback
        let generate = { [core] (latent: Variable) -> Variable in
            index < 2
                ? core.generator.features(latent, classes: step.labels, on: step.tape)
                : self.features(latent, classes: step.labels, strength: settings.trainingStrength, on: step.tape)
        }
        if index % 2 == 0 {
            _ = decoder.loss(
                step.real, classes: step.labels, target: target, weight: settings.reconstructionWeight, on: step.tape)
            core.recordCritic(on: step, generate: generate)
        } else {
            let fake = core.recordGenerator(on: step, generate: generate)
            _ = decoder.loss(
                fake, classes: step.labels, target: target, weight: settings.reconstructionWeight, on: step.tape)
        }
    }

    public func updated(phase index: Int, repetition: Int) {
        if index % 2 == 0 { core.adaptPenalty(critic: index / 2, repetition: repetition) }
    }

    private func features(_ latent: Variable, classes: Indices, strength: Float, on tape: Tape) -> Variable {
        feedback.features(
            latent, classes: classes, generator: core.generator, decoder: decoder, strength: strength, on: tape)
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        features(
            step.noise(rows: classes.count, columns: core.code), classes: classes,
            strength: settings.feedback.synthesisStrength, on: step.tape)
    }

    public var representationColumns: Int? { core.critic.layers[0].inputs + settings.core.network.hidden }

    /// [x; Dec hidden; Dec output]
    public func representation(of features: Variable, on tape: Tape) -> Variable {
        let hidden = decoder.hidden(features, on: tape)
        return tape.joined([features, hidden, decoder.embedding(from: hidden, on: tape)])
    }
}
