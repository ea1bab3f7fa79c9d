import Tensors

/// The D³GZSL classifier: an embedder E_s (x → h, ReLU), a linear classifier C_s over all classes, the two-valued head
/// H of the out-of-distribution module, and the learned sigmoid (α, β) that turns the teacher's score into a
/// confidence.
public final class Student {
    /// x → ĥ, [h, x]
    public let embedder: Linear
    /// ĥ → logits over all classes, [C, h]
    public let classifier: Linear
    /// H: probabilities of classes → unseen or seen, [2, C]
    public let head: Linear
    /// α of the confidence, [1, 1]
    public let slope: Parameter
    /// β of the confidence, [1, 1]
    public let shift: Parameter

    /// A student of given layers.
    public init(embedder: Linear, classifier: Linear, head: Linear, slope: Float = 1, shift: Float = 0) {
        self.embedder = embedder
        self.classifier = classifier
        self.head = head
        self.slope = Parameter(name: "alpha", value: Matrix(rows: 1, columns: 1, values: [slope]))
        self.shift = Parameter(name: "beta", value: Matrix(rows: 1, columns: 1, values: [shift]))
    }

    /// A student with random weights.
    public convenience init(features: Int, embedding: Int, classes: Int, stream: RandomStream) {
        self.init(
            embedder: Linear(name: "E_s", inputs: features, outputs: embedding, stream: stream),
            classifier: Linear(
                name: "C_s", inputs: embedding, outputs: classes, initialisation: .uniform, stream: stream),
            head: Linear(name: "H", inputs: classes, outputs: 2, initialisation: .uniform, stream: stream))
    }

    /// The parameters that a given set of terms trains.
    public func parameters(withHead: Bool) -> [Parameter] {
        embedder.parameters + classifier.parameters + (withHead ? head.parameters + [slope, shift] : [])
    }

    /// v̂ over all classes for `features` [n, x], computed row block by row block: [n, C].
    public func logits(of features: Matrix, workers: Workers) -> Matrix {
        BlockwiseNetwork(input: features.columns, outputs: classifier.outputs, workers: workers) { tape, input in
            tape.linear(tape.linear(input, self.embedder, .relu), self.classifier)
        }.apply(to: features)
    }
}

extension Student {
    /// ẑ = ReLU(W x) for `features` [n, x], computed row block by row block: [n, h].
    public func embedding(of features: Matrix, workers: Workers) -> Matrix {
        BlockwiseNetwork(input: features.columns, outputs: embedder.outputs, workers: workers) {
            $0.linear($1, self.embedder, .relu)
        }.apply(to: features)
    }
}
