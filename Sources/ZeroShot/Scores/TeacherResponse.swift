import Tensors

/// What the teacher makes of some rows: everything a score may look at.
public struct TeacherResponse: Sendable {
    /// z̃, [n, h].
    public let embeddings: Matrix
    /// ṽ, [n, S].
    public let logits: Matrix

    /// How many rows were shown.
    public var rows: Int { embeddings.rows }

    /// What a teacher makes of rows: embeddings [n, h], logits [n, S].
    public init(embeddings: Matrix, logits: Matrix) {
        precondition(
            embeddings.rows == logits.rows && logits.columns > 0,
            "\(embeddings.rows) embeddings with \(logits.rows)×\(logits.columns) logits")
        self.embeddings = embeddings
        self.logits = logits
    }

    /// Passes embeddings through a linear classifier.
    public init(embeddings: Matrix, classifier: Linear, workers: Workers) {
        let network = BlockwiseNetwork(input: embeddings.columns, outputs: classifier.outputs, workers: workers) {
            $0.linear($1, classifier)
        }
        self.init(embeddings: embeddings, logits: network.apply(to: embeddings))
    }
}

extension Teacher {
    /// Embeddings and logits of scaled features, [n, x].
    public func response(to features: Matrix, workers: Workers) -> TeacherResponse {
        let network = BlockwiseNetwork(input: features.columns, outputs: embedder.outputs, workers: workers) {
            self.embedding(of: $1, on: $0)
        }
        return TeacherResponse(embeddings: network.apply(to: features), classifier: classifier, workers: workers)
    }
}
