extension Tape {
    /// Mean over rows of −log softmax(logits)[label]. Logits [n, classes]; one label a row.
    public func crossEntropy(_ name: String, _ logits: Variable, labels: Indices, weight: Float) -> Loss {
        precondition(labels.count == logits.rows, "\(labels.count) labels for \(logits.rows) rows")
        let loss = loss(name, weight: weight)
        record(CrossEntropyOperation(logits: logits, labels: labels, loss: loss, workers: workers), reading: [logits])
        return loss
    }
}

final class CrossEntropyOperation: Operation {
    private let logits: Variable
    private let labels: Indices
    private let loss: Loss
    private let probabilities: Matrix
    /// −log softmax of every row.
    private let terms: Matrix
    private let workers: Workers

    init(logits: Variable, labels: Indices, loss: Loss, workers: Workers) {
        self.logits = logits
        self.labels = labels
        self.loss = loss
        self.workers = workers
        terms = Matrix(rows: 1, columns: logits.rows)
        probabilities = Matrix(rows: logits.rows, columns: logits.columns)
    }

    func forward() {
        workers.eachRow(logits.rows, columns: logits.columns, cost: Workers.elementaryCost, forward)
        var total: Float = 0
        for row in 0..<logits.rows { total += terms.pointer[row] }
        loss.value = total / Float(logits.rows)
    }

    private func forward(_ row: Int) {
        let classes = logits.columns
        let label = labels[row]
        precondition(label >= 0 && label < classes, "label \(label) of \(classes) classes")
        let x = logits.value.pointer(row: row)
        let p = probabilities.pointer(row: row)
        let top = RowKernel.maximum(x, classes)
        let sum = RowKernel.exponential(x, minus: top, into: p, classes)
        RowKernel.scale(p, by: 1 / sum, into: p, classes)
        terms.pointer[row] = top + RowKernel.logarithm(sum) - x[label]
    }

    func backward() {
        if logits.gradient != nil { workers.eachRow(logits.rows, columns: logits.columns, backward) }
    }

    private func backward(_ row: Int) {
        guard let target = logits.gradient?.pointer(row: row) else { return }
        let (scale, count) = (loss.weight / Float(logits.rows), logits.columns)
        let p = probabilities.pointer(row: row)
        if logits.keep == 0 {
            RowKernel.scale(p, by: scale, into: target, count)
        } else {
            RowKernel.add(p, times: scale, to: target, count)
        }
        target[labels[row]] -= scale
    }
}
