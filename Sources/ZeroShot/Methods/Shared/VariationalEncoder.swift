import Tensors

/// q(z | x, a): two LReLU layers over [x; a], then the mean and the log-variance of a Gaussian code.
struct VariationalEncoder {
    /// A code's distribution, and a sample of it, each [n, d].
    struct Code {
        let sample: Variable
        let mean: Variable
        let logVariance: Variable
    }

    let layers: [Linear]
    let mean: Linear
    let logVariance: Linear
    /// One row a class, [C, a].
    let embeddings: Matrix

    var parameters: [Parameter] { (layers + [mean, logVariance]).flatMap(\.parameters) }

    init(layers: [Linear], mean: Linear, logVariance: Linear, embeddings: Matrix) {
        precondition(layers.count == 2, "an encoder of \(layers.count) hidden layers")
        self.layers = layers
        self.mean = mean
        self.logVariance = logVariance
        self.embeddings = embeddings
    }

    /// The published widths: the second hidden layer is twice as wide as the code.
    init(_ context: GeneratorContext, _ settings: NetworkSettings) {
        let (code, stream, embeddings) = (context.noise(settings), context.stream, context.problem.classEmbeddings)
        self.init(
            layers: [
                Linear(
                    name: "E.fc1", inputs: context.problem.features + embeddings.columns,
                    outputs: settings.hidden, stream: stream),
                Linear(name: "E.fc2", inputs: settings.hidden, outputs: 2 * code, stream: stream),
            ], mean: Linear(name: "E.mean", inputs: 2 * code, outputs: code, stream: stream),
            logVariance: Linear(name: "E.logvar", inputs: 2 * code, outputs: code, stream: stream),
            embeddings: embeddings)
    }

    /// Numbers in its layers.
    static func parameterCount(_ settings: NetworkSettings, for problem: Problem) -> Double {
        let code = settings.noise(for: problem)
        return Linear.parameterCount(problem.features + problem.semantics, settings.hidden)
            + Linear.parameterCount(settings.hidden, 2 * code) + 2 * Linear.parameterCount(2 * code, code)
    }

    func encode(_ features: Variable, classes: Indices, noise: Variable, on tape: Tape) -> Code {
        let hidden = tape.linear(
            tape.linear([.dense(features), .gathered(table: embeddings, rows: classes)], layers[0], .leaky), layers[1],
            .leaky)
        let mean = tape.linear(hidden, mean)
        let logVariance = tape.linear(hidden, logVariance)
        return Code(
            sample: tape.reparameterised(mean: mean, spread: logVariance, noise: noise), mean: mean,
            logVariance: logVariance)
    }
}
