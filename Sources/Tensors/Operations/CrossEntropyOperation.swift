import Glibc

extension Tape {
    /// Mean over rows of −log softmax(logits)[label]. Logits [n, classes]; one label a row.
    public func crossEntropy(_ name: String, _ logits: Variable, labels: Indices, weight: Float) -> Loss {
        precondition(labels.count == logits.rows, "\(labels.count) labels for \(logits.rows) rows")
        let loss = loss(name, weight: weight)
        record(CrossEntropyOperation(logits: logits, labels: labels, loss: loss), reading: [logits])
        return loss
    }
}

final class CrossEntropyOperation: Operation {
    private let logits: Variable
    private let labels: Indices
    private let loss: Loss
    private let probabilities: Matrix

    init(logits: Variable, labels: Indices, loss: Loss) {
        self.logits = logits
        self.labels = labels
        self.loss = loss
        probabilities = Matrix(rows: logits.rows, columns: logits.columns)
    }

    func forward() {
        var total: Float = 0
        let classes = logits.columns
        for row in 0..<logits.rows {
            let label = labels[row]
            precondition(label >= 0 && label < classes, "label \(label) of \(classes) classes")
            let x = logits.value.pointer(row: row)
            let p = probabilities.pointer(row: row)
            let top = RowKernel.maximum(x, classes)
            let sum = RowKernel.exponential(x, minus: top, into: p, classes)
            RowKernel.scale(p, by: 1 / sum, into: p, classes)
            total += top + RowKernel.logarithm(sum) - x[label]
        }
        loss.value = total / Float(logits.rows)
    }

    func backward() {
        guard let gradient = logits.gradient else { return }
        if logits.keep == 0 { gradient.fill(0) }
        guard loss.weight != 0 else { return }
        let scale = loss.weight / Float(logits.rows)
        for row in 0..<logits.rows {
            let target = gradient.pointer(row: row)
            RowKernel.add(probabilities.pointer(row: row), times: scale, to: target, logits.columns)
            target[labels[row]] -= scale
        }
    }
}
