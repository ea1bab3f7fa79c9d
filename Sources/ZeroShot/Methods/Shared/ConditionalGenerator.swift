import Tensors

/// The generator that most methods share: G(w, a) = φ(W₂·LReLU(W₁[w; a])).
struct ConditionalGenerator {
    let layers: [Linear]
    /// φ
    let activation: Activation
    /// One row a class, [C, a].
    let embeddings: Matrix

    var parameters: [Parameter] { layers.flatMap(\.parameters) }

    init(layers: [Linear], activation: Activation, embeddings: Matrix) {
        precondition(layers.count == 2, "a generator of \(layers.count) layers")
        self.layers = layers
        self.activation = activation
        self.embeddings = embeddings
    }

    init(_ context: GeneratorContext, _ settings: NetworkSettings, activation: Activation) {
        let (embeddings, hidden) = (context.problem.classEmbeddings, settings.hidden)
        self.init(
            layers: [
                Linear(
                    name: "G.fc1", inputs: context.noise(settings) + embeddings.columns, outputs: hidden,
                    stream: context.stream),
                Linear(name: "G.fc2", inputs: hidden, outputs: context.problem.features, stream: context.stream),
            ], activation: activation, embeddings: embeddings)
    }

    /// Numbers in its layers.
    static func parameterCount(_ settings: NetworkSettings, for problem: Problem) -> Double {
        Linear.parameterCount(settings.noise(for: problem) + problem.semantics, settings.hidden)
            + Linear.parameterCount(settings.hidden, problem.features)
    }

    /// LReLU(W₁[w; a]), [n, hidden].
    func hidden(_ noise: Variable, classes: Indices, on tape: Tape) -> Variable {
        tape.linear([.dense(noise), .gathered(table: embeddings, rows: classes)], layers[0], .leaky)
    }

    /// φ(W₂·hidden), [n, x].
    func features(from hidden: Variable, on tape: Tape) -> Variable { tape.linear(hidden, layers[1], activation) }

    /// G(w, a), [n, x].
    func features(_ noise: Variable, classes: Indices, on tape: Tape) -> Variable {
        features(from: hidden(noise, classes: classes, on: tape), on: tape)
    }
}
