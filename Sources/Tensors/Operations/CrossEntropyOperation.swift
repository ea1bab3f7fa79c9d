import Glibc

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
        let classes = logits.columns
        workers.eachRow(logits.rows, columns: classes, cost: Workers.elementaryCost) { row in
            let label = labels[row]
            precondition(label >= 0 && label < classes, "label \(label) of \(classes) classes")
            let x = logits.value.pointer(row: row)
            let p = probabilities.pointer(row: row)
            let top = RowKernel.maximum(x, classes)
            let sum = RowKernel.exponential(x, minus: top, into: p, classes)
            RowKernel.scale(p, by: 1 / sum, into: p, classes)
            terms.pointer[row] = top + RowKernel.logarithm(sum) - x[label]
        }
        var total: Float = 0
        for row in 0..<logits.rows { total += terms.pointer[row] }
        loss.value = total / Float(logits.rows)
    }

    func backward() {
        guard let gradient = logits.gradient else { return }
        let scale = loss.weight / Float(logits.rows)
        let (keep, count) = (logits.keep, logits.columns)
        workers.eachRow(logits.rows, columns: count) { row in
            let (p, target) = (probabilities.pointer(row: row), gradient.pointer(row: row))
            if keep == 0 { RowKernel.scale(p, by: scale, into: target, count) } else { RowKernel.add(p, times: scale, to: target, count) }
            target[Int(labels.pointer[row])] -= scale
        }
    }
}
