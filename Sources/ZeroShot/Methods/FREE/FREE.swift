import Tensors

/// FREE: f-VAEGAN-D2 with a feature refinement module, which the final classifier sees features through.
///
/// Refinement maps features to a Gaussian over class embeddings, hidden = LReLU(W x), μ = W_μ hidden, σ = sigmoid(W_σ
/// hidden), and is trained by the self-adaptive margin centre loss on μ and by semantic cycle consistency: σ(μ + σ ⊙ ε)
/// shall give the class embedding back.
/// Source: Chen et al., "FREE: feature refinement for generalized zero-shot learning", ICCV 2021; code: github
/// shiming-chen/FREE.
public final class FREE: GenerativeMethod {
    private let settings: FREESettings
    private let core: AdversarialAutoencoder
    private let hidden: Linear
    private let mean: Linear
    private let deviation: Linear
    private let centres: Parameter
    private let target: Matrix

    public init(_ settings: FREESettings, in context: GeneratorContext) {
        self.settings = settings
        core = AdversarialAutoencoder(context, settings.core, settings.penaltyControl)
        let (stream, problem, width) = (context.stream, context.problem, context.problem.classEmbeddings.columns)
        hidden = Linear(name: "FR.fc1", inputs: problem.features, outputs: settings.core.network.hidden, stream: stream)
        mean = Linear(name: "FR.mean", inputs: settings.core.network.hidden, outputs: width, stream: stream)
        deviation = Linear(name: "FR.deviation", inputs: settings.core.network.hidden, outputs: width, stream: stream)
        let start = Matrix(rows: problem.seenClasses.count, columns: width)
        var draws = stream["centres"]
        draws.fillNormal(UnsafeMutableBufferPointer(start: start.pointer, count: start.count))
        centres = Parameter(name: "centres", value: start)
        target = problem.classEmbeddings.unitRows
    }

    public var optimiser: OptimiserSettings { settings.core.optimiser }

    public var phases: [TrainingPhase] {
        let settings = settings.refinement
        let refining = ParameterGroup(
            "refinement", hidden.parameters + mean.parameters + deviation.parameters,
            learningRate: settings.learningRate)
        return [
            TrainingPhase(
                name: "critic", repeats: self.settings.core.critic.steps,
                groups: [
                    ParameterGroup("critic", core.critic.parameters), refining, ParameterGroup("centres", [centres]),
                ], drawsBatch: true),
            TrainingPhase(
                name: "generator", repeats: 1, groups: core.groups + (settings.freezesRefinement ? [] : [refining]),
                drawsBatch: false),
        ]
    }

    public func record(phase index: Int, on step: TrainingStep) {
        let settings = settings.refinement
        let generate = { [core] (latent: Variable) in
            core.generator.features(latent, classes: step.labels, on: step.tape)
        }
        if index == 0 {
            core.recordCritic(on: step, generate: generate)
            let refined = refine(step.real, on: step)
            let rival = settings.rival == .nearest ? CentreRival.nearest : .drawn(step.uniform(rows: step.real.rows))
            _ = step.tape.centreLoss(
                "centre", refined, centres: centres, labels: step.seenLabels, margin: settings.margin,
                balance: settings.balance, rival: rival, weight: settings.centreWeight)
        } else {
            _ = refine(core.recordGenerator(on: step, generate: generate), on: step)
        }
    }

    /// Records semantic cycle consistency for `features`; returns μ.
    private func refine(_ features: Variable, on step: TrainingStep) -> Variable {
        let tape = step.tape
        let hidden = tape.linear(features, hidden, .leaky)
        let mean = tape.linear(hidden, mean)
        let noise = step.noise(rows: features.rows, columns: mean.columns)
        let sample = tape.reparameterised(
            mean: mean, spread: tape.linear(hidden, deviation, .sigmoid), as: .deviation, noise: noise)
        _ = tape.reconstruction(
            "semantic", tape.activated(sample, .sigmoid), target: tape.gathered(target, rows: step.labels),
            error: .weightedAbsolute, weight: settings.refinement.consistencyWeight)
        return mean
    }

    public func updated(phase index: Int, repetition: Int) {
        if index == 0 { core.adaptPenalty(critic: 0, repetition: repetition) }
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        core.generator.features(step.noise(rows: classes.count, columns: core.code), classes: classes, on: step.tape)
    }

    public var representationColumns: Int? { hidden.inputs + hidden.outputs + mean.outputs }

    /// [x; hidden; sigmoid(μ)]. Published code draws σ ⊙ ε here as well; the mean alone makes the classifier's input a
    /// function of the row.
    public func representation(of features: Variable, on tape: Tape) -> Variable {
        let hidden = tape.linear(features, hidden, .leaky)
        return tape.joined([features, hidden, tape.linear(hidden, mean, .sigmoid)])
    }
}
