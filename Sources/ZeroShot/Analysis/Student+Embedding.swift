import Tensors

extension Student {
    /// ẑ = ReLU(W x) for `features` [n, x], computed row block by row block: [n, h].
    public func embedding(of features: Matrix, workers: Workers) -> Matrix {
        BlockwiseNetwork(input: features.columns, outputs: embedder.outputs, workers: workers) {
            $0.linear($1, self.embedder, .relu)
        }.apply(to: features)
    }
}
