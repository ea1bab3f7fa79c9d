import Tensors

/// The critic that all adversarial methods share: D(x, a) = W₂·LReLU(W₁[x; a]).
struct ConditionalCritic {
    /// What its losses are called.
    static let name = "critic"

    let layers: [Linear]
    /// One row a class, [C, a].
    let embeddings: Matrix
    let penaltyWeight: Float

    var parameters: [Parameter] { layers.flatMap(\.parameters) }

    /// Numbers in its layers.
    static func parameterCount(_ settings: NetworkSettings, for problem: Problem) -> Double {
        Linear.parameterCount(problem.features + problem.semantics, settings.hidden)
            + Linear.parameterCount(settings.hidden, 1)
    }

    init(_ context: GeneratorContext, _ network: NetworkSettings, _ settings: CriticSettings) {
        embeddings = context.problem.classEmbeddings
        penaltyWeight = settings.penaltyWeight
        let hidden = network.hidden
        layers = [
            Linear(
                name: "D.fc1", inputs: context.problem.features + embeddings.columns, outputs: hidden,
                stream: context.stream),
            Linear(name: "D.fc2", inputs: hidden, outputs: 1, stream: context.stream),
        ]
    }

    /// The critic's own objective on the step's real rows and as many generated ones.
    func objective(fake: Variable, on step: TrainingStep, weight: Float = 1) -> CriticLosses {
        step.tape.wasserstein(
            Self.name, layers: layers, real: step.real, fake: fake, embedding: (embeddings, step.labels),
            epsilon: step.uniform(rows: step.real.rows), penaltyWeight: penaltyWeight, weight: weight)
    }

    /// What a generator is told by the critic: the loss −mean D(x̃, a).
    func verdict(on fake: Variable, step: TrainingStep, weight: Float = 1) {
        let hidden = step.tape.linear(
            [.dense(fake), .gathered(table: embeddings, rows: step.labels)], layers[0], .leaky)
        _ = step.tape.mean("generator", step.tape.linear(hidden, layers[1]), weight: -weight)
    }
}
