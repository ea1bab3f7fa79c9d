import Tensors

/// A linear softmax over some of the classes, trained on fixed rows.
struct SoftmaxClassifier {
    /// What its outputs stand for, in their order.
    let classes: [Int]
    private let layer: Linear
    private let workers: Workers

    /// - Parameter labels: the class of every row, one of `classes`.
    init(
        over classes: [Int], rows: Matrix, labels: [Int], _ settings: ClassifierConfiguration, stream: RandomStream,
        workers: Workers
    ) {
        self.classes = classes
        self.workers = workers
        let positions = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        let layer = Linear(
            name: "softmax", inputs: rows.columns, outputs: classes.count, initialisation: .uniform, stream: stream)
        self.layer = layer
        ClassifierTraining(epochs: settings.epochs, batch: settings.batch, learningRate: settings.learningRate)
            .train(
                layer.parameters, on: rows,
                labels: labels.map { label in
                    guard let position = positions[label] else {
                        preconditionFailure("a row of class \(label), which is none of the \(classes.count)")
                    }
                    return position
                }, stream: stream, workers: workers
            ) { $0.linear($1, layer) }
    }

    /// [n, classes.count].
    func logits(of rows: Matrix) -> Matrix {
        BlockwiseNetwork(input: rows.columns, outputs: classes.count, workers: workers) { $0.linear($1, layer) }.apply(
            to: rows)
    }

    /// The most likely of `classes` for every row, the first of several.
    func labels(of rows: Matrix) -> [Int] {
        let logits = logits(of: rows)
        return (0..<logits.rows).map { row in
            let x = logits.row(row)
            return classes[x.indices.reduce(0) { x[$1] > x[$0] ? $1 : $0 }]
        }
    }
}
