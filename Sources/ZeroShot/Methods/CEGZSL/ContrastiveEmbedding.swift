import Tensors

/// The embedding of CE-GZSL and what it is trained by: h = ReLU(W x), z = W′h/‖W′h‖, and a comparator F(h, a) =
/// w·LReLU(V[h; a]).
struct ContrastiveEmbedding {
    let embedder: Linear
    let projection: Linear
    let comparator: [Linear]
    let configuration: ContrastiveConfiguration

    var parameters: [Parameter] { embedder.parameters + projection.parameters + comparator.flatMap(\.parameters) }

    /// h, [n, `embedding`]
    func embedding(of features: Variable, on tape: Tape) -> Variable { tape.linear(features, embedder, .relu) }

    /// z, [n, `projection`]: unit rows.
    func projection(of embedding: Variable, on tape: Tape) -> Variable {
        tape.normalised(tape.linear(embedding, projection))
    }

    /// The supervised contrastive loss over z.
    func instanceLoss(_ projected: Variable, labels: Indices, weight: Float, on tape: Tape) -> Loss {
        tape.supervisedContrastive(
            "instance", projected, labels: labels, temperature: configuration.instanceTemperature, weight: weight)
    }

    /// F(h, a_c)/τ for every row and every class of `classes` [S, a]: [n, S].
    func scores(_ embedding: Variable, classes: Matrix, on tape: Tape) -> Variable {
        tape.classScores(
            embedding, classes: classes, first: comparator[0], second: comparator[1],
            temperature: configuration.classTemperature)
    }

    /// Cross-entropy of the scores; `labels` are positions among `classes`.
    func classLoss(_ embedding: Variable, labels: Indices, classes: Matrix, weight: Float, on tape: Tape) -> Loss {
        tape.crossEntropy("class", scores(embedding, classes: classes, on: tape), labels: labels, weight: weight)
    }
}
